package dev.ringside.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class ScenarioTest {
    @ParameterizedTest
    @CsvSource({
        "200ms,200000000",
        "1s,1000000000",
        "50us,50000",
        "50µs,50000",
        "7ns,7",
        "0,0",
        "' 5ms ',5000000"
    })
    void a_duration_is_a_number_and_its_unit(String text, long nanos) {
        assertThat(DurationText.nanos(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "ms", "-1ms", "1.5s", "1h", "999999999999999999999s", "1 s"})
    void anything_else_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> DurationText.nanos(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 1_000, 1_001, 50_000, 200_000_000, 10_000_000_000L})
    void a_duration_that_was_written_reads_as_the_same(long nanos) {
        assertThat(DurationText.nanos(DurationText.of(nanos))).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,64,'messages is 0, but must be between 1 and 1000.'",
        "1001,0,64,'messages is 1001, but must be between 1 and 1000.'",
        "1,-1,64,'delay is -1ns, but must be between 0 and 10s.'",
        "1,10000000001,64,'delay is 10000000001ns, but must be between 0 and 10s.'",
        "1,0,0,'size is 0, but must be between 1 and 32768 bytes.'",
        "1,0,32769,'size is 32769, but must be between 1 and 32768 bytes.'"
    })
    void what_is_out_of_range_is_refused_with_the_range(
            int messages, long delayNanos, int sizeBytes, String sentence) {
        assertThatThrownBy(() -> Scenario.of(messages, delayNanos, sizeBytes, CpuChoice.SAME, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void a_scenario_in_a_file_is_the_one_that_was_written() {
        var scenario = Scenario.of(7, 30_000_000, 1000, CpuChoice.TWO, 42);

        var read = Scenario.fromMap(scenario.toMap());

        assertThat(read).isEqualTo(scenario);
        assertThat(scenario.toMap()).containsEntry("delay", "30ms").containsEntry("cpus", "two");
        assertThat(Scenario.fromMap(Map.of())).isEqualTo(Scenario.USUAL);
    }
}

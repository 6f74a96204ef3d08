package dev.ringside.trace.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

class TraceCheckTest {
    private static final String SAMPLE = new String(Traces.sample(), StandardCharsets.UTF_8);

    @Test
    void the_real_recording_is_sound() throws Exception {
        var check = TraceCheck.of(Traces.SAMPLE);

        assertThat(check.faults()).isEmpty();
        assertThat(check.facts()).isEqualTo(28);
        assertThat(check.tasks()).isEqualTo(2);
        assertThat(check.durationNanos()).isEqualTo(20_243_000);
        assertThat(check.cutOff()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"call\": \"recvfrom\", \"result\" | \"call\": \"read\", \"result\" | 32"
                        + " | Task 5652 returns from read, but it is in recvfrom.",
                "\"sysReturned\", \"call\": \"write\" | \"lost\", \"count\": 0, \"where\": \"w\","
                        + " \"x\": \"write\" | 0 | ",
                "\"sysReturned\", \"call\": \"write\" | \"endedEarly\", \"why\": \"w\", \"x\":"
                        + " \"write\" | 29 | Task 5653 enters clock_nanosleep inside write.",
                "\"taskStarted\", \"task\": 5653 | \"taskStarted\", \"task\": 5654 | 8"
                        + " | Task 5653 does something before a taskStarted introduces it.",
                "\"queued\", \"object\": 4123 | \"queued\", \"object\": 4125 | 22"
                        + " | Object 4125 is used before an opened fact introduces it.",
                "\"sysReturned\", \"call\": \"clock_nanosleep\" | \"readyReturned\", \"ready\": [],"
                        + " \"call\": \"poll\" | 17"
                        + " | Task 5653 is handed back what poll found, but it never returned from"
                        + " such a call.",
                "\"facts\": 28 | \"facts\": 27 | 34"
                        + " | The end counts 27 facts, but there are 28.",
                "\"t\": 34000 | \"t\": 3400 | 13"
                        + " | Time goes back from 16000 to 3400 nanoseconds.",
            })
    void a_contradiction_is_found(String right, String wrong, int line, String sentence)
            throws Exception {
        var check = check(SAMPLE.replace(right, wrong));

        if (line == 0) {
            assertThat(check.faults()).isEmpty();
        } else {
            assertThat(check.faults()).contains(new TraceFault(line, sentence));
        }
    }

    @Test
    void every_fault_of_a_file_is_found() throws Exception {
        var json =
                SAMPLE.replace("\"left\": \"S\"", "\"left\": \"asleep\"")
                        .replace("\"fd\": 4, \"lengthBytes\"", "\"fd\": -4, \"lengthBytes\"");

        var check = check(json);

        assertThat(check.faults()).extracting(TraceFault::line).containsExactly(11, 14, 27, 30);
        assertThat(check.facts()).isEqualTo(24);
    }

    @Test
    void a_cut_off_recording_is_sound_and_called_cut_off() throws Exception {
        var check = check(SAMPLE.substring(0, SAMPLE.length() / 2));

        assertThat(check.valid()).isTrue();
        assertThat(check.cutOff()).isTrue();
    }

    @Test
    void faults_are_counted_up_to_a_hundred() throws Exception {
        var bad = "{\"t\": 1, \"src\": \"s\"}";

        var check = check(Traces.with(Collections.nCopies(1000, bad).toArray(String[]::new)));

        assertThat(check.faults()).hasSize(TraceCheck.MOST_FAULTS);
        assertThat(check.faults().getLast())
                .isEqualTo(new TraceFault(101, "A fact has no \"kind\"."));
    }

    @Test
    void a_trace_with_endlessly_many_tasks_is_not_followed() throws Exception {
        var facts = new String[60_000];
        for (int i = 0; i < facts.length; i++) {
            var tasks = "\"out\": %d, \"left\": \"S\", \"in\": %d}".formatted(2 * i, 2 * i + 1);
            facts[i] = "{\"t\": 1, \"src\": \"s\", \"kind\": \"switched\", " + tasks;
        }

        var check = check(Traces.with(facts));

        assertThat(check.faults())
                .containsExactly(
                        new TraceFault(
                                50_003,
                                "The trace names more than 100000 tasks, objects and calls."));
    }

    private static TraceCheck check(String json) throws IOException {
        return TraceCheck.of(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}

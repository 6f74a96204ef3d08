package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.model.Models;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/// A server that answers sends all of it, also more than the send buffer holds.
class AnswersTruthTest {
    @ParameterizedTest
    @ValueSource(strings = {"blocking", "nonblocking", "epoll"})
    void an_answer_at_the_end_of_the_stream_is_sent_to_its_last_byte(String model)
            throws Exception {
        Map<String, Object> options =
                Map.of("half-close", "true", "messages", 300, "size", 32_768, "delay", "0");
        var scenario = Models.scenario(Models.named(model).orElseThrow(), options);

        Trace trace = RecordedRun.trace(new LabOrder(model, scenario));

        assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
        assertThat(TruthTest.received(trace)).isEqualTo(scenario.totalBytes());
        assertThat(sent(trace)).isEqualTo(scenario.totalBytes());
    }

    private static long sent(Trace trace) {
        return trace.events().stream()
                .filter(e ->
                        e instanceof SysReturned r
                                && r.at().tid() == TruthTest.server(trace)
                                && r.call().equals("sendto")
                                && r.errno() == null)
                .mapToLong(e -> ((SysReturned) e).result())
                .sum();
    }
}

package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.model.Models;
import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Each rung of the ladder tells the truth, if less of it.
class RungTest {
    /// On this rung the server asks for its counters a moment before and after the recording, and
    /// may be switched in between.
    private static final int TRIES = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocking",
                "nonblocking",
                "select",
                "poll",
                "epoll",
                "coroutine",
                "eventloop"
            })
    void the_switches_that_a_thread_is_told_of_are_those_that_the_kernel_counts(String model)
            throws Exception {
        Trace trace = record(model, Rung.THREAD, false);
        for (int tries = 1; tries < TRIES && unreported(trace) != 0; tries++) {
            trace = record(model, Rung.THREAD, false);
        }

        assertThat(unreported(trace)).isZero();
        assertThat(trace.header().probe()).isEqualTo("thread");
        assertThat(received(trace)).isEqualTo(3 * 64);
        assertThat(Objects.requireNonNull(trace.end()).complete()).isTrue();
    }

    /// How many switches the kernel has counted besides those that it has told.
    private static long unreported(Trace trace) {
        List<Sampled> counters = counters(trace);
        int from = trace.events().indexOf(counters.getFirst());
        int to = trace.events().indexOf(counters.getLast());
        int server = TruthTest.server(trace);
        long recorded =
                trace.events().subList(from, to).stream()
                        .filter(e -> e instanceof Switched s && s.out() == server && isPerf(e))
                        .count();
        return switches(counters.getLast()) - switches(counters.getFirst()) - recorded;
    }

    @Test
    void around_the_calls_alone_no_switch_is_reported() throws Exception {
        Trace trace = record("poll", Rung.CALL, false);

        assertThat(trace.header().probe()).isEqualTo("call");
        assertThat(trace.events()).noneMatch(RungTest::isPerf);
        assertThat(trace.events()).noneMatch(Woken.class::isInstance);
        assertThat(received(trace)).isEqualTo(3 * 64);
    }

    @Test
    void an_x_ray_names_the_callbacks() throws Exception {
        int server = -1;
        for (var expected :
                Map.of("select", "pollwake", "poll", "pollwake", "epoll", "ep_poll_callback")
                        .entrySet()) {
            Trace trace = record(expected.getKey(), Rung.TRACEFS, true);

            server = TruthTest.server(trace);
            int task = server;
            assertThat(trace.events())
                    .filteredOn(e -> e instanceof Woken w && w.task() == task)
                    .as("wake-ups of the server; the Java run time may have its own")
                    .anySatisfy(e -> assertThat(((Woken) e).via()).isEqualTo(expected.getValue()));
        }
        assertThat(server).isPositive();
    }

    private static Trace record(String name, Rung rung, boolean xray) throws Exception {
        var model = Models.named(name).orElseThrow();
        Map<String, Object> options = Map.of("clients", 1, "messages", 3, "delay", "5ms");
        return RecordedRun.trace(
                new LabOrder(name, Models.scenario(model, options)).on(rung, xray));
    }

    private static boolean isPerf(TraceEvent event) {
        return event.at().source().name().equals("perf:PERF_RECORD_SWITCH")
                && !(event instanceof Switched s && (s.already() || s.left() == Left.UNKNOWN));
    }

    private static List<Sampled> counters(Trace trace) {
        return trace.events().stream()
                .filter(e -> e.at().source().name().equals("program:getrusage"))
                .map(Sampled.class::cast)
                .toList();
    }

    private static long switches(Sampled sampled) {
        return Objects.requireNonNull(sampled.switchesVoluntary())
                + Objects.requireNonNull(sampled.switchesForced());
    }

    private static long received(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof SysReturned r && r.call().equals("recvmsg"))
                .filter(e -> ((SysReturned) e).errno() == null)
                .mapToLong(e -> ((SysReturned) e).result())
                .sum();
    }
}

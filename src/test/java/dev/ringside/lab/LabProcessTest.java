package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// However the lab process ends, what was recorded is kept and nothing stays behind.
class LabProcessTest {
    private static final int SOME_FACTS = 30;

    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void a_killed_lab_leaves_its_facts_and_nothing_else(CpuChoice cpus) throws Exception {
        try (var run = RecordedRun.start(order(cpus), SOME_FACTS)) {
            run.awaitFlow();
            assertThat(RecordedRun.instances(run.process().pid())).isNotEmpty();

            signal("KILL", run.process().pid());
            Trace trace = run.awaitEnd();

            assertEndedEarly(trace, "signal 9");
            assertNothingIsLeft(run);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nonblocking,tcp,KILL,signal 9",
        "select,unix,INT,stopped by a signal",
        "poll,pipe,KILL,signal 9",
        "epoll,udp,KILL,signal 9",
        "epoll,tcp,INT,stopped by a signal"
    })
    void no_client_outlives_its_lab(String name, String transport, String signal, String why)
            throws Exception {
        var model = Models.named(name).orElseThrow();
        Map<String, Object> options =
                Map.of("transport", transport, "messages", 100, "delay", "50ms", "clients", 3);
        var order = new LabOrder(name, Models.scenario(model, options));
        try (var run = RecordedRun.start(order, SOME_FACTS)) {
            run.awaitFlow();
            var clients = ProcessHandle.of(run.process().pid()).orElseThrow().children().toList();
            assertThat(clients).hasSize(1);

            signal(signal, run.process().pid());
            Trace trace = run.awaitEnd();

            assertEndedEarly(trace, why);
            assertNothingIsLeft(run);
            assertThat(clients.getFirst().onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
        }
    }

    @Test
    void who_may_start_no_thread_is_told_so_in_a_sentence() {
        String said =
                """
                Error occurred during initialization of VM
                java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory
                """;

        assertThat(OwnProgram.complaint(said)).startsWith("This computer allows no more threads.");
        assertThat(OwnProgram.complaint("Port 1 is in use.\n")).isEqualTo("Port 1 is in use.");
    }

    @Test
    void a_lab_whose_clients_die_says_so() throws Exception {
        try (var run = RecordedRun.start(order(CpuChoice.SAME), SOME_FACTS)) {
            run.awaitFlow();
            var lab = ProcessHandle.of(run.process().pid()).orElseThrow();

            signal("KILL", lab.children().findFirst().orElseThrow().pid());
            Trace trace = run.awaitEnd();

            assertEndedEarly(trace, "The clients' process ended.");
            assertNothingIsLeft(run);
        }
    }

    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void a_stopped_lab_ends_by_itself(CpuChoice cpus) throws Exception {
        try (var run = RecordedRun.start(order(cpus), SOME_FACTS)) {
            run.awaitFlow();

            run.process().stop();
            Trace trace = run.awaitEnd();

            assertEndedEarly(trace, "stopped by the user");
            assertNothingIsLeft(run);
        }
    }

    @Test
    void an_interrupted_lab_ends_by_itself() throws Exception {
        try (var run = RecordedRun.start(order(CpuChoice.SAME), SOME_FACTS)) {
            run.awaitFlow();

            signal("INT", run.process().pid());
            Trace trace = run.awaitEnd();

            assertEndedEarly(trace, "stopped by a signal");
            assertNothingIsLeft(run);
        }
    }

    @Test
    void a_lab_that_hangs_is_ended_by_the_watchdog() throws Exception {
        var hanging =
                new LabOrder("blocking", Scenario.of(3, 300_000_000, 64, CpuChoice.SAME, 1))
                        .patient(Duration.ofSeconds(1));
        try (var run = RecordedRun.start(hanging, 8)) {
            run.awaitFlow();

            signal("STOP", run.process().pid());
            Trace trace = run.awaitEnd();

            assertEndedEarly(trace, "did not end within 1s of its expected end");
            assertNothingIsLeft(run);
        }
    }

    @Test
    void closing_ends_a_run_at_once() throws Exception {
        var run = RecordedRun.start(order(CpuChoice.SAME), SOME_FACTS);
        run.awaitFlow();

        run.close();
        Trace trace = run.awaitEnd();

        assertEndedEarly(trace, "signal 9");
        assertNothingIsLeft(run);
    }

    @Test
    void an_unknown_model_is_refused_with_the_sentence_of_the_lab() throws Exception {
        var order = new LabOrder("blokcing", Scenario.USUAL);
        try (var run = RecordedRun.start(order, 0)) {
            assertThat(run.process().await(Duration.ofSeconds(30))).isTrue();

            Refusal refusal = run.refusal().orElseThrow();
            assertThat(refusal.exitCode()).isEqualTo(Refusal.WRONG_REQUEST);
            assertThat(refusal.sentence()).contains("There is no model 'blokcing'");
            assertThat(run.endings()).isEqualTo(1);
        }
    }

    private static LabOrder order(CpuChoice cpus) {
        return new LabOrder("blocking", Scenario.of(100, 50_000_000, 64, cpus, 1));
    }

    private static void assertEndedEarly(Trace trace, String why) {
        TraceEnd end = Objects.requireNonNull(trace.end());
        assertThat(end.complete()).isFalse();
        assertThat(end.facts()).isEqualTo(trace.size());
        assertThat(trace.events().getLast())
                .isInstanceOfSatisfying(EndedEarly.class, e -> assertThat(e.why()).contains(why));
    }

    private static void assertNothingIsLeft(RecordedRun run) throws Exception {
        assertThat(ProcessHandle.of(run.process().pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(RecordedRun.instances(run.process().pid())).isEmpty();
        assertThat(run.endings()).isEqualTo(1);
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor())
                .isZero();
    }
}

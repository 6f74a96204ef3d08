package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.lab.model.Models;
import dev.ringside.trace.Executed;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// A server that starts a program for each connection, on the real kernel.
@Timeout(120)
class ProcessesTest {
    private static final int SOME_FACTS = 600;

    @Test
    void each_connection_has_a_process_from_its_creation_to_the_wait_for_it() throws Exception {
        Trace trace = RecordedRun.trace(order(Map.of("clients", 5, "delay", "60ms")));

        List<TaskStarted> children = children(trace);
        assertThat(children).hasSize(5).allMatch(c -> c.type() == TaskType.PROCESS && !c.already());
        for (TaskStarted child : children) {
            int pid = child.task();
            assertThat(trace.events())
                    .satisfiesOnlyOnce(is(e -> e instanceof MemoryShared m && m.task() == pid))
                    .satisfiesOnlyOnce(is(e -> e instanceof Executed x && x.task() == pid))
                    .satisfiesOnlyOnce(
                            is(e ->
                                    e instanceof TaskEnded t
                                            && t.task() == pid
                                            && Objects.equals(t.status(), 0)))
                    .satisfiesOnlyOnce(is(e -> isReturn(e, "wait4", pid)))
                    .satisfiesOnlyOnce(is(e -> e.at().tid() == pid && isReturn(e, "write", 64)));
        }
    }

    @Test
    void the_two_descriptor_tables_name_the_same_connection() throws Exception {
        Trace trace = RecordedRun.trace(order(Map.of("clients", 3, "delay", "60ms")));

        for (TaskStarted child : children(trace)) {
            List<Opened> opened =
                    trace.events().stream()
                            .filter(e -> e instanceof Opened o && o.task() == child.task())
                            .map(Opened.class::cast)
                            .filter(o -> o.object().peer() != null)
                            .toList();
            assertThat(opened).extracting(Opened::fd).contains(0, 1).hasSize(3);
            assertThat(opened)
                    .extracting(o -> o.object().id())
                    .containsOnly(opened.getFirst().object().id());
        }
        assertThat(
                        trace.events().stream()
                                .filter(e -> e instanceof Opened o && o.fd() == 0 && !o.already())
                                .map(e -> ((Opened) e).object().id()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "INT", "TERM"})
    void no_process_is_left_when_the_lab_is_killed(String signal) throws Exception {
        var order = order(Map.of("clients", 3, "messages", 100, "delay", "60ms"));
        try (var run = RecordedRun.start(order, SOME_FACTS)) {
            run.awaitFlow();
            var lab = ProcessHandle.of(run.process().pid()).orElseThrow();
            List<ProcessHandle> children = lab.descendants().toList();
            assertThat(children).hasSizeGreaterThanOrEqualTo(4); // the clients' process, three cats

            new ProcessBuilder("kill", "-" + signal, Long.toString(lab.pid())).start().waitFor();
            Trace trace = run.awaitEnd();

            assertThat(trace.end()).isNotNull();
            for (ProcessHandle child : children) {
                child.onExit().get(10, java.util.concurrent.TimeUnit.SECONDS);
                assertThat(child.isAlive()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true,ends at once (exit status 0) and answers no client",
        "false,ends at once (exit status 1) and answers no client",
        "wc,does not send back at once what it gets"
    })
    void a_program_that_does_not_answer_is_refused_before_it_begins(String program, String why)
            throws Exception {
        var order = order(Map.of("program", program));
        try (var run = RecordedRun.start(order, 0)) {
            assertThat(run.process().await(Duration.ofSeconds(30))).isTrue();

            Refusal refusal = run.refusal().orElseThrow();
            assertThat(refusal.exitCode()).isEqualTo(Refusal.NOT_HERE);
            assertThat(refusal.sentence())
                    .startsWith("'" + program + "' " + why)
                    .contains("such as '--program cat'.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "/bin/cat", "../bin/cat", "", "."})
    void a_program_that_is_not_among_the_systems_is_wrong_use(String program) {
        assertThatThrownBy(() -> order(Map.of("program", program)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no program '" + program + "' in /usr/bin");
    }

    private static boolean isReturn(TraceEvent event, String call, long result) {
        return event instanceof SysReturned r && r.call().equals(call) && r.result() == result;
    }

    private static java.util.function.Consumer<TraceEvent> is(Predicate<TraceEvent> what) {
        return event -> assertThat(event).matches(what);
    }

    private static List<TaskStarted> children(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof TaskStarted t && t.role() == Role.WORKER)
                .map(TaskStarted.class::cast)
                .toList();
    }

    private static LabOrder order(Map<String, Object> options) {
        var model = Models.named("processes").orElseThrow();
        return new LabOrder("processes", Models.scenario(model, options));
    }
}

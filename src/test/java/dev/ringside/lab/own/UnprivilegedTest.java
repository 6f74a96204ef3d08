package dev.ringside.lab.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.perf.PerfAccess;
import dev.ringside.linux.perf.ThreadSwitches;
import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.TaskState;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Left;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.json.TraceCheck;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One real recording by a user who may do nothing special.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the thread rung is Linux'")
final class UnprivilegedTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final int MESSAGES = 12;

    private static Path file = Path.of("");
    private static List<TraceEvent> facts = List.of();
    private static Map<String, Long> counted = Map.of();

    @BeforeAll
    static void record(@TempDir Path folder) throws Exception {
        switch (ThreadSwitches.open(0)) {
            case PerfAccess.Granted(ThreadSwitches switches) -> switches.close();
            case PerfAccess.Refused(String why, String remedy) ->
                    assumeTrue(false, why + " " + remedy);
        }
        file = folder.resolve("own.json");
        Process process = OrdinaryUser.start(folder, OwnRecording.class);
        Files.copy(process.getInputStream(), file);
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        Trace trace = TraceFile.open(file);
        assertThat(trace.lost()).isZero();
        facts = trace.events();
        counted = numbers(said);
    }

    @Test
    void it_was_no_root() {
        assertThat(counted.get("uid")).isPositive();
    }

    @Test
    void the_trace_has_no_fault() throws IOException {
        assertThat(TraceCheck.of(file).faults()).isEmpty();
    }

    @Test
    void its_switches_are_those_that_the_kernel_counted() {
        assertThat(counted("waited"))
                .isGreaterThanOrEqualTo(MESSAGES)
                .isBetween(
                        leavings(Left.BLOCKED, "innerFrom", "innerTo"),
                        leavings(Left.BLOCKED, "outerFrom", "outerTo"));
        assertThat(counted("forced"))
                .isBetween(
                        leavings(Left.PREEMPTED, "innerFrom", "innerTo"),
                        leavings(Left.PREEMPTED, "outerFrom", "outerTo"));
    }

    @Test
    void its_switches_are_those_that_proc_counted_between_two_samples() {
        List<Sampled> samples = of(Sampled.class).toList();
        Sampled first = samples.getFirst();
        Sampled last = samples.getLast();

        long between =
                of(Switched.class)
                        .filter(s -> s.left() == Left.BLOCKED)
                        .filter(s -> s.at().nanos() > first.at().nanos())
                        .filter(s -> s.at().nanos() < last.at().nanos())
                        .count();

        assertThat(between)
                .isEqualTo(
                        Objects.requireNonNull(last.switchesVoluntary())
                                - Objects.requireNonNull(first.switchesVoluntary()))
                .isGreaterThanOrEqualTo(MESSAGES - 1);
    }

    @Test
    void in_each_call_it_falls_asleep_the_bytes_come_and_it_runs_again() {
        List<SysEntered> entries = of(SysEntered.class).toList();
        List<SysReturned> returns = of(SysReturned.class).toList();
        List<Queued> arrivals = of(Queued.class).toList();
        assertThat(entries).hasSize(MESSAGES);
        assertThat(arrivals).hasSize(MESSAGES);

        for (int i = 0; i < MESSAGES; i++) {
            long from = entries.get(i).at().nanos();
            long to = returns.get(i).at().nanos();
            long asleep =
                    within(from, to)
                            .filter(s -> s.left() == Left.BLOCKED)
                            .toList()
                            .getLast()
                            .at()
                            .nanos();
            long running = within(from, to).filter(s -> s.in() > 0).toList().getLast().at().nanos();

            assertThat(arrivals.get(i).at().nanos()).isBetween(asleep, running);
            assertThat(arrivals.get(i).lengthBytes()).isEqualTo(64);
        }
    }

    @Test
    void folded_it_is_asleep_by_the_samples_word_and_gets_all_bytes() {
        Machine machine = Machine.UNKNOWN;
        int asleep = 0;
        for (TraceEvent fact : facts) {
            machine = Fold.apply(machine, fact);
            if (fact instanceof Sampled) {
                assertThat(server(machine)).isEqualTo(TaskState.SLEEPING);
                asleep++;
            }
            if (fact instanceof SysReturned) {
                assertThat(server(machine)).isEqualTo(TaskState.RUNNING);
            }
        }

        assertThat(asleep).isEqualTo(MESSAGES);
        assertThat(machine.sockets().values())
                .singleElement()
                .satisfies(socket -> assertThat(socket.queue().lengthBytes()).isZero());
        assertThat(of(Copied.class).mapToLong(Copied::lengthBytes).sum()).isEqualTo(64 * MESSAGES);
    }

    private static Stream<Switched> within(long from, long to) {
        return of(Switched.class).filter(s -> s.at().nanos() >= from && s.at().nanos() <= to);
    }

    private static TaskState server(Machine machine) {
        return machine.task((int) counted("tid")).orElseThrow().state();
    }

    private static long leavings(Left why, String from, String to) {
        return within(counted(from), counted(to)).filter(s -> s.left() == why).count();
    }

    private static <T extends TraceEvent> Stream<T> of(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static long counted(String what) {
        return Objects.requireNonNull(counted.get(what), what);
    }

    private static Map<String, Long> numbers(String said) {
        var numbers = new HashMap<String, Long>();
        for (String word : said.strip().split(" ", -1)) {
            String[] pair = word.split("=", 2);
            numbers.put(pair[0], Long.valueOf(pair[1]));
        }
        return numbers;
    }
}

package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Who computes is never blocked, and is preempted as often as the kernel counts.
class ComputeTruthTest {
    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void who_computes_never_waits(CpuChoice cpus) throws Exception {
        Trace trace = record(cpus);

        assertThat(workers(trace)).hasSize(2);
        for (int worker : workers(trace)) {
            var work = between(trace, worker, Computed.class);
            assertThat(leaves(work, worker)).doesNotContain(Left.SLEEPING, Left.DISK_SLEEP);
            assertThat(((Computed) work.getLast()).found()).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void who_computes_is_preempted_as_often_as_the_kernel_counts(CpuChoice cpus) throws Exception {
        Trace trace = record(cpus);

        for (int worker : workers(trace)) {
            List<Sampled> counts =
                    trace.events().stream()
                            .filter(e -> e instanceof Sampled s && s.task() == worker)
                            .map(Sampled.class::cast)
                            .toList();
            var asked = between(trace, worker, SysEntered.class);
            if (leavesWhileItAsks(trace, worker)) {
                continue; // the count may be of before or after that
            }
            assertThat(counts).hasSize(2);
            var left = leaves(asked, worker);
            assertThat(left.stream().filter(Left.PREEMPTED::equals).count())
                    .isEqualTo(
                            Objects.requireNonNull(counts.getLast().switchesForced())
                                    - Objects.requireNonNull(counts.getFirst().switchesForced()));
            assertThat(left.stream().filter(l -> l != Left.PREEMPTED).count())
                    .isEqualTo(
                            Objects.requireNonNull(counts.getLast().switchesVoluntary())
                                    - Objects.requireNonNull(
                                            counts.getFirst().switchesVoluntary()));
        }
    }

    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void on_one_cpu_they_take_turns_and_on_two_they_run_at_once(CpuChoice cpus) throws Exception {
        Trace trace = record(cpus);

        long most = 0;
        var machine = Machine.UNKNOWN;
        for (TraceEvent event : trace.events()) {
            machine = Fold.apply(machine, event);
            var now = machine;
            long running =
                    now.observed().stream()
                            .filter(t -> now.turns().computes(t.tid()))
                            .filter(t -> t.state() == TaskState.RUNNING)
                            .map(Task::tid)
                            .count();
            most = Math.max(most, running);
        }
        assertThat(most).isEqualTo(cpus == CpuChoice.SAME ? 1 : 2);
    }

    private static Trace record(CpuChoice cpus) throws Exception {
        var model = Models.named("compute").orElseThrow();
        Map<String, Object> options = Map.of("cpus", cpus.text());
        return RecordedRun.trace(new LabOrder("compute", Models.scenario(model, options)));
    }

    private static Set<Integer> workers(Trace trace) {
        var workers = new TreeSet<>(TruthTest.serving(trace));
        workers.remove(TruthTest.server(trace));
        return workers;
    }

    /// What lies between the first and the last fact of a kind that a task reports: its work, or
    /// the two calls around it.
    private static List<TraceEvent> between(
            Trace trace, int task, Class<? extends TraceEvent> kind) {
        var marks = new ArrayList<Integer>();
        for (int i = 0; i < trace.size(); i++) {
            var event = trace.events().get(i);
            boolean asks = !(event instanceof SysEntered s) || s.call().equals("getrusage");
            if (kind.isInstance(event) && event.at().tid() == task && asks) {
                marks.add(i);
            }
        }
        assertThat(marks).hasSize(2);
        return trace.events().subList(marks.getFirst(), marks.getLast() + 1);
    }

    private static List<Left> leaves(List<TraceEvent> events, int task) {
        return events.stream()
                .filter(e -> e instanceof Switched s && s.out() == task)
                .map(e -> ((Switched) e).left())
                .toList();
    }

    private static boolean leavesWhileItAsks(Trace trace, int task) {
        boolean asks = false;
        for (TraceEvent event : trace.events()) {
            if (event instanceof SysEntered s && s.at().tid() == task) {
                asks = s.call().equals("getrusage");
            } else if (event instanceof Sampled s && s.task() == task) {
                asks = false;
            } else if (asks && event instanceof Switched s && s.out() == task) {
                return true;
            }
        }
        return false;
    }
}

package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.turns.Turns;
import dev.ringside.machine.turns.Turns.Doing;
import dev.ringside.machine.turns.Turns.Span;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Left;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Who had a CPU when, among tasks that compute.
final class TurnsTest {
    private static final int FIRST = 101;
    private static final int SECOND = 102;

    private final List<TraceEvent> facts = new ArrayList<>();

    TurnsTest() {
        there(FIRST);
        there(SECOND);
        facts.add(new Switched(at(0, 0), 0, Left.PREEMPTED, FIRST, true));
    }

    @Test
    void nothing_is_kept_before_somebody_computes() {
        switched(10, FIRST, Left.PREEMPTED, SECOND);

        assertThat(machine().turns()).isEqualTo(Turns.NONE);
    }

    @Test
    void each_change_begins_a_new_span_of_each_task_that_it_is_about() {
        computed(10, FIRST, true);
        switched(20, FIRST, Left.PREEMPTED, SECOND);
        switched(50, SECOND, Left.PREEMPTED, FIRST);

        assertThat(machine().turns().spans().get(FIRST))
                .containsExactly(
                        new Span(Doing.RUNNING, 0, 10),
                        new Span(Doing.READY, 0, 20),
                        new Span(Doing.RUNNING, 0, 50));
        assertThat(machine().turns().spans().get(SECOND))
                .endsWith(new Span(Doing.RUNNING, 0, 20), new Span(Doing.READY, 0, 50));
    }

    @Test
    void what_was_used_before_the_work_does_not_count() {
        switched(10, FIRST, Left.PREEMPTED, SECOND);
        switched(20, SECOND, Left.PREEMPTED, FIRST);
        computed(30, FIRST, true);
        switched(70, FIRST, Left.PREEMPTED, SECOND);
        switched(90, SECOND, Left.PREEMPTED, FIRST);

        var task = machine().task(FIRST).orElseThrow();
        var used = Objects.requireNonNull(machine().usedForWork(task, 100));

        assertThat(used.preempted()).isEqualTo(1);
        assertThat(used.waited()).isZero();
        assertThat(used.cpuNanos()).isEqualTo(50);
        assertThat(used.readyNanos()).isEqualTo(20);
    }

    @Test
    void what_is_used_after_the_work_does_not_count_either() {
        computed(10, FIRST, true);
        computed(40, FIRST, false);
        switched(60, FIRST, Left.SLEEPING, SECOND);

        var task = machine().task(FIRST).orElseThrow();
        var used = Objects.requireNonNull(machine().usedForWork(task, 100));

        assertThat(used.cpuNanos()).isEqualTo(30);
        assertThat(used.waited()).isZero();
    }

    @Test
    void who_is_done_does_not_compute_any_more() {
        computed(10, FIRST, true);
        assertThat(machine().turns().computes(FIRST)).isTrue();

        computed(20, FIRST, false);
        assertThat(machine().turns().computes(FIRST)).isFalse();
        assertThat(Objects.requireNonNull(machine().turns().work(FIRST)).found()).isEqualTo(7);
    }

    private Machine machine() {
        return Fold.all(Machine.UNKNOWN, facts);
    }

    private void there(int tid) {
        facts.add(
                new TaskStarted(
                        at(0, tid), tid, FIRST, 0, "worker", Role.WORKER, TaskType.THREAD, true));
    }

    private void computed(long nanos, int tid, boolean begins) {
        facts.add(new Computed(at(nanos, tid), 1, 7, begins));
    }

    private void switched(long nanos, int out, Left left, int in) {
        facts.add(new Switched(at(nanos, out), out, left, in, false));
    }

    private static Stamp at(long nanos, int tid) {
        return new Stamp(nanos, 0, tid, new Source("sched:sched_switch"), null);
    }
}

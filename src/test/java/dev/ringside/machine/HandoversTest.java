package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.handover.Handover;
import dev.ringside.machine.handover.Handover.Mark;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Left;
import dev.ringside.trace.Measured;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.SwitchStep.SwitchAct;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Objects;

/// How a CPU, or a thread, goes from one to the next one, step by step.
final class HandoversTest {
    private static final int ONE = 101;
    private static final int TWO = 102;

    private Machine machine = Machine.UNKNOWN;

    @Test
    void the_block_of_who_leaves_is_in_its_queue_before_the_next_one_has_the_cpu() {
        begun();
        step(SwitchAct.SAVE, ONE, null, false);
        step(SwitchAct.ACCOUNT, ONE, Left.SLEEPING, false);
        assertThat(state(ONE)).isEqualTo(TaskState.RUNNING);

        step(SwitchAct.ENQUEUE, ONE, Left.SLEEPING, false);

        assertThat(state(ONE)).isEqualTo(TaskState.SLEEPING);
        assertThat(Objects.requireNonNull(machine.cpus().get(0)).known()).isFalse();
        assertThat(latest().between()).isTrue();
    }

    @Test
    void who_is_preempted_goes_back_to_the_run_queue() {
        begun();
        step(SwitchAct.SAVE, ONE, null, false);

        step(SwitchAct.ENQUEUE, ONE, Left.PREEMPTED, false);

        assertThat(machine.runQueue(0)).extracting(Task::tid).contains(ONE);
    }

    @Test
    void threads_of_one_process_skip_a_step() {
        begun();
        change(true);

        assertThat(latest().mark(SwitchAct.ADDRESS_SPACE)).isEqualTo(Mark.SKIPPED);
        assertThat(latest().mark(SwitchAct.RESTORE)).isEqualTo(Mark.DONE);
        assertThat(latest().underWay()).isFalse();
        assertThat(latest().in()).isEqualTo(TWO);
        assertThat(state(TWO)).isEqualTo(TaskState.RUNNING);
        assertThat(machine.handovers().count()).isEqualTo(1);
    }

    @Test
    void a_switch_is_counted_once_with_its_steps() {
        begun();
        change(false);

        assertThat(machine.task(ONE).orElseThrow().figures().switchesVoluntary()).isEqualTo(1);
    }

    @Test
    void coroutines_need_three_of_the_six() {
        apply(new Measured(at(), Measured.SWITCH, 2_000, 330_000));
        apply(new CoroutineMounted(at(), 1, ONE));
        apply(new CoroutineYielded(at(), 1, ONE, null, false));
        apply(new CoroutineMounted(at(), 2, ONE));

        assertThat(latest().byKernel()).isFalse();
        assertThat(latest().marks())
                .containsEntry(SwitchAct.SAVE, Mark.DONE)
                .containsEntry(SwitchAct.CHOOSE, Mark.DONE)
                .containsEntry(SwitchAct.RESTORE, Mark.DONE)
                .containsEntry(SwitchAct.ACCOUNT, Mark.SKIPPED)
                .containsEntry(SwitchAct.ENQUEUE, Mark.SKIPPED)
                .containsEntry(SwitchAct.ADDRESS_SPACE, Mark.SKIPPED);
    }

    @Test
    void what_was_measured_is_told_for_once() {
        apply(new Measured(at(), Measured.SWITCH, 2_000, 330_000));

        assertThat(Objects.requireNonNull(machine.handovers().cost(Measured.SWITCH)).each())
                .isEqualTo(165);
        assertThat(machine.handovers().cost(Measured.CALLS)).isNull();
    }

    @Test
    void where_nothing_is_said_of_switches_coroutines_are_no_handovers() {
        apply(new CoroutineMounted(at(), 1, ONE));
        apply(new CoroutineYielded(at(), 1, ONE, null, false));

        assertThat(machine.handovers().begun()).isFalse();
    }

    private void begun() {
        for (int task : new int[] {ONE, TWO}) {
            apply(
                    new TaskStarted(
                            at(), task, ONE, 0, "t" + task, Role.WORKER, TaskType.THREAD, true));
        }
        apply(new Switched(at(), TWO, Left.PREEMPTED, ONE, false));
    }

    private void change(boolean same) {
        step(SwitchAct.SAVE, ONE, null, false);
        step(SwitchAct.ACCOUNT, ONE, Left.SLEEPING, false);
        step(SwitchAct.ENQUEUE, ONE, Left.SLEEPING, false);
        step(SwitchAct.CHOOSE, TWO, null, false);
        apply(new Switched(at(), ONE, Left.SLEEPING, TWO, false));
        step(SwitchAct.ADDRESS_SPACE, TWO, null, same);
        step(SwitchAct.RESTORE, TWO, null, false);
    }

    private void step(SwitchAct act, int task, @Nullable Left left, boolean skipped) {
        apply(new SwitchStep(at(), act, task, left, skipped));
    }

    private Handover latest() {
        return Objects.requireNonNull(machine.handovers().latest());
    }

    private TaskState state(int task) {
        return machine.task(task).orElseThrow().state();
    }

    private void apply(TraceEvent event) {
        machine = Fold.apply(machine, event);
    }

    private static Stamp at() {
        return new Stamp(0, 0, ONE, Source.PROGRAM, null);
    }
}

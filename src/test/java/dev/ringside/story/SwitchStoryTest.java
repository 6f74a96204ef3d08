package dev.ringside.story;

import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Left;
import dev.ringside.trace.Measured;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.SwitchStep.SwitchAct;
import dev.ringside.trace.Switched;

import org.junit.jupiter.api.Test;

/// What the story says of context switches whose steps are told.
final class SwitchStoryTest {
    private static final int PARTNER = 101;

    @Test
    void the_first_switch_is_told_step_by_step_and_later_ones_at_once() {
        var tale = begun(PARTNER).enters(SERVER, "read", "fd", 8, "count", 4);
        changes(tale, SERVER, PARTNER, Left.SLEEPING, false);
        changes(tale, PARTNER, SERVER, Left.PREEMPTED, false);

        assertThat(Tale.told(tale.end()))
                .containsExactly(
                        "program calls read(8, 4): user mode → kernel mode",
                        "1 of 6, inferred: what the CPU's registers hold is kept for program",
                        "2 of 6, inferred: the PCB of program says \"blocked (S)\" now, and how"
                                + " long it had CPU 0",
                        "3 of 6, inferred: the PCB of program goes to the wait queue of fd 8;"
                                + " nobody has CPU 0 but the scheduler",
                        "4 of 6: the scheduler chooses partner from the run queue of CPU 0",
                        "5 of 6, inferred: partner is another process, so the CPU gets other page"
                                + " tables",
                        "6 of 6, inferred: the registers get what was kept for partner; it goes on"
                                + " where it was",
                        "partner goes back to the run queue; CPU 0 goes to program, with other"
                                + " page tables: all six steps");
    }

    @Test
    void threads_of_one_process_keep_their_page_tables() {
        var tale = begun(SERVER).enters(SERVER, "read", "fd", 8, "count", 4);
        changes(tale, SERVER, PARTNER, Left.SLEEPING, true);
        changes(tale, PARTNER, SERVER, Left.PREEMPTED, true);

        assertThat(Tale.told(tale.end()))
                .contains(
                        "5 of 6, not needed: program and partner are threads of one process, with"
                                + " the same memory",
                        "partner goes back to the run queue; CPU 0 goes to program, the page tables"
                                + " stay: five of the six steps");
    }

    @Test
    void what_a_hand_over_costs_is_told_with_what_its_calls_cost() {
        var tale = measures(begun(PARTNER), "switch", 2_000, 5_200_000);
        measures(tale, "calls", 1_000, 800_000);

        assertThat(Tale.told(tale.end()))
                .containsExactly(
                        "Measured beforehand: 2.6 µs for each hand-over; its write and read alone"
                                + " take 800 ns");
    }

    @Test
    void coroutines_do_with_three_steps() {
        var tale = measures(begun(PARTNER), "switch", 2_000, 330_000);
        tale.mounts(1).yields(1, 8).mounts(2);

        assertThat(Tale.told(tale.end()))
                .last()
                .isEqualTo(
                        "coroutine 1 yields and waits for fd 8, coroutine 2 starts: steps 1, 4 and"
                                + " 6, in user mode; no system call, and no PCB moves");
    }

    /// @param process that of the partner
    private static Tale begun(int process) {
        return new Tale()
                .task(SERVER, SERVER, "program", Role.SERVER)
                .task(PARTNER, process, "partner", Role.WORKER)
                .opened(SERVER, 8, ObjectType.PIPE, null, null)
                .already(0, SERVER);
    }

    /// A context switch with its six steps.
    ///
    /// @param same whether both have one address space
    private static void changes(Tale tale, int task, int next, Left left, boolean same) {
        var at = tale.tick(0, task, "inferred:context-switch");
        var source = new Source("sched:sched_switch");
        tale.add(new SwitchStep(at, SwitchAct.SAVE, task, null, false))
                .add(new SwitchStep(at, SwitchAct.ACCOUNT, task, left, false))
                .add(new SwitchStep(at, SwitchAct.ENQUEUE, task, left, false))
                .add(new SwitchStep(at, SwitchAct.CHOOSE, next, null, false))
                .add(
                        new Switched(
                                new Stamp(at.nanos(), 0, task, source, null),
                                task,
                                left,
                                next,
                                false))
                .add(new SwitchStep(at, SwitchAct.ADDRESS_SPACE, next, null, same))
                .add(new SwitchStep(at, SwitchAct.RESTORE, next, null, false));
    }

    private static Tale measures(Tale tale, String what, long count, long tookNanos) {
        return tale.add(new Measured(tale.tick(-1, SERVER, "program"), what, count, tookNanos));
    }
}

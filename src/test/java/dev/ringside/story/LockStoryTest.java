package dev.ringside.story;

import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.LockAct;
import dev.ringside.trace.Role;

import org.junit.jupiter.api.Test;

/// What the story says of locks and of what they protect.
final class LockStoryTest {
    private static final int ONE = 101;
    private static final int TWO = 102;
    private static final String A = "0x7f0000001000";
    private static final String B = "0x7f0000001040";

    @Test
    void to_take_a_free_lock_and_to_give_it_back_takes_no_call() {
        var tale = begun().locks(ONE, "A", A, LockAct.TAKEN, 1);
        tale.accesses(ONE, 0, false).accesses(ONE, 1, true);
        tale.locks(ONE, "A", A, LockAct.RELEASED, 0);

        assertThat(Tale.told(tale.end()))
                .containsExactly(
                        "worker 1 takes lock A: its word 0 → 1, in user mode, no system call",
                        "worker 1 reads counter = 0, and computes; nobody else may touch it until 1"
                                + " is written",
                        "worker 1 writes counter = 1; it was 0",
                        "worker 1 gives lock A back: its word 1 → 0, in user mode, no system call");
    }

    @Test
    void who_finds_a_lock_taken_waits_in_the_queue_of_its_address() {
        var tale = begun().locks(ONE, "A", A, LockAct.TAKEN, 1);
        tale.locks(TWO, "A", A, LockAct.FOUND_TAKEN, 2);
        tale.enters(TWO, "futex", "uaddr", A, "op", "FUTEX_WAIT_PRIVATE", "val", 2).sleeps(TWO);

        assertThat(Tale.told(tale.end()))
                .endsWith(
                        "worker 2 wants lock A, but worker 1 has it: the word says 2 now, somebody"
                                + " waits",
                        "worker 2 calls futex(WAIT, …1000): wait at this address while the word"
                                + " says 2; user mode → kernel mode",
                        "worker 2 waits for lock A (S); CPU 1 is idle");
    }

    @Test
    void the_run_times_own_futex_is_no_step() {
        var tale = begun().locks(ONE, "A", A, LockAct.TAKEN, 1);
        tale.enters(TWO, "futex", "uaddr", B, "op", "FUTEX_WAIT_PRIVATE", "val", 2);
        tale.returns(TWO, "futex", 0);

        assertThat(Tale.told(tale.end())).hasSize(1);
    }

    @Test
    void a_circle_of_waits_is_told_when_it_closes() {
        var tale = begun().locks(ONE, "A", A, LockAct.TAKEN, 1);
        tale.locks(TWO, "B", B, LockAct.TAKEN, 1);
        tale.locks(ONE, "B", B, LockAct.FOUND_TAKEN, 2);
        tale.enters(ONE, "futex", "uaddr", B, "op", "FUTEX_WAIT_PRIVATE", "val", 2).sleeps(ONE);
        tale.locks(TWO, "A", A, LockAct.FOUND_TAKEN, 2);
        tale.enters(TWO, "futex", "uaddr", A, "op", "FUTEX_WAIT_PRIVATE", "val", 2).sleeps(TWO);

        assertThat(Tale.told(tale.end()))
                .last()
                .isEqualTo(
                        "worker 2 waits for lock A, which worker 1 has; worker 1 waits for lock B,"
                                + " which worker 2 has");
    }

    @Test
    void to_be_woken_is_not_yet_to_have_the_lock() {
        var tale = begun().locks(ONE, "A", A, LockAct.TAKEN, 1);
        tale.locks(TWO, "A", A, LockAct.FOUND_TAKEN, 2);
        tale.locks(TWO, "A", A, LockAct.FOUND_TAKEN, 2);
        tale.locks(ONE, "A", A, LockAct.RELEASED, 0);
        tale.locks(TWO, "A", A, LockAct.TAKEN, 2);

        assertThat(Tale.told(tale.end()))
                .contains(
                        "worker 2 was woken, but worker 1 has taken lock A first: it has to wait"
                                + " again",
                        "worker 2 is back from futex, finds lock A free and takes it: its word 0 →"
                                + " 2");
    }

    @Test
    void another_program_on_the_cpu_of_a_thread_that_computes_is_no_step() {
        var tale = begun().locks(ONE, "A", A, LockAct.TAKEN, 1);
        tale.preempted(ONE, 77).runs(ONE, 77);

        assertThat(Tale.told(tale.end())).hasSize(1);
    }

    private static Tale begun() {
        return new Tale()
                .task(SERVER, SERVER, "program", Role.SERVER)
                .task(ONE, SERVER, "worker 1", Role.WORKER)
                .task(TWO, SERVER, "worker 2", Role.WORKER)
                .already(0, ONE)
                .already(1, TWO);
    }
}

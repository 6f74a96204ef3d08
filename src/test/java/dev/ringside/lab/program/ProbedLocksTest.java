package dev.ringside.lab.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Syscalls;
import dev.ringside.trace.LockAct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Locks on the real kernel.
@Timeout(20)
final class ProbedLocksTest {
    private static final long PATIENCE_NANOS = 5_000_000;
    private static final int ROUNDS = 2_000;

    private final ProbedLocks.Mutex mutex = new ProbedLocks.Mutex('A', Arena.ofAuto());

    @Test
    void a_lock_that_nobody_fights_for_makes_no_call() {
        var ring = new ProgramRing();
        var locks = probed(ring, new Syscalls()).locks();

        assertThat(locks.lock(mutex, ProbedLocks.FOREVER)).isTrue();
        locks.unlock(mutex);

        assertThat(notes(ring))
                .extracting(note -> ((ProgramNote.ChangedLock) note).act())
                .containsExactly(LockAct.TAKEN, LockAct.RELEASED);
    }

    @Test
    void who_has_a_limit_gives_up_when_it_is_over() {
        var ring = new ProgramRing();
        var locks = probed(ring, new Syscalls()).locks();
        locks.lock(mutex, ProbedLocks.FOREVER);

        boolean got = locks.lock(mutex, PATIENCE_NANOS);

        assertThat(got).isFalse();
        assertThat(notes(ring))
                .filteredOn(note -> note instanceof ProgramNote.ChangedLock)
                .extracting(note -> ((ProgramNote.ChangedLock) note).act())
                .containsExactly(LockAct.TAKEN, LockAct.FOUND_TAKEN, LockAct.GIVEN_UP);
    }

    @Test
    void nothing_is_lost_however_many_threads_count() throws InterruptedException {
        var counter = new ProbedLocks.SharedValue("counter");
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().start(() -> count(counter)));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(counter.get()).isEqualTo(3 * ROUNDS);
        assertThat(mutex.exchange(0)).isZero();
    }

    private void count(ProbedLocks.SharedValue counter) {
        try (var calls = new Syscalls()) {
            var locks = probed(new ProgramRing(), calls).locks();
            for (int i = 0; i < ROUNDS; i++) {
                locks.lock(mutex, ProbedLocks.FOREVER);
                long seen = counter.get();
                if (i % 50 == 0) {
                    LockSupport.parkNanos(1);
                }
                counter.set(seen + 1);
                locks.unlock(mutex);
            }
        }
    }

    private static ProbedSyscalls probed(ProgramRing ring, Syscalls calls) {
        var clock = CallClock.ofProgram(Transport.NONE);
        return new ProbedSyscalls(calls, ring, clock, Transport.NONE, Arena.ofAuto().allocate(64));
    }

    private static List<ProgramNote> notes(ProgramRing ring) {
        var all = new ArrayList<ProgramNote>();
        var notes = new ProgramNotes(ring);
        while (notes.take((note, _) -> all.add(note))) {
            // until there is none
        }
        return all;
    }
}

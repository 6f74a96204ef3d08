package dev.ringside.lab.program;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.trace.LockAct;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Locks, and what they protect. To take a lock that is free, or to give one back for which nobody
/// waits, takes no call; that it was done is noted.
///
/// Belongs to one thread.
public final class ProbedLocks {
    /// No limit to how long somebody waits for a lock.
    public static final long FOREVER = -1;

    private final Syscalls calls;
    private final ProgramNotes notes;
    private final CallClock clock;

    ProbedLocks(Syscalls calls, ProgramNotes notes, CallClock clock) {
        this.calls = calls;
        this.notes = notes;
        this.clock = clock;
    }

    /// Takes a lock, as `pthread_mutex_lock` and `pthread_mutex_timedlock` do: if another one has
    /// it, the kernel sees `futex(FUTEX_WAIT)`.
    ///
    /// @param limitNanos how long to wait at most; [#FOREVER]
    /// @return whether it was got; only false if there is a limit
    /// @throws SyscallException never, on Linux
    /// @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
    public boolean lock(Mutex mutex, long limitNanos) {
        int found = mutex.exchangeIf(Mutex.FREE, Mutex.TAKEN);
        if (found == Mutex.FREE) {
            note(mutex, LockAct.TAKEN, Mutex.TAKEN);
            return true;
        }
        while (true) {
            if (found == Mutex.TAKEN) {
                found = mutex.exchangeIf(Mutex.TAKEN, Mutex.AWAITED);
            }
            if (found != Mutex.FREE) {
                note(mutex, LockAct.FOUND_TAKEN, Mutex.AWAITED);
                if (isOver(await(mutex, limitNanos))) {
                    note(mutex, LockAct.GIVEN_UP, Mutex.AWAITED);
                    return false;
                }
            }
            // there may be others who wait, and nobody else knows
            found = mutex.exchangeIf(Mutex.FREE, Mutex.AWAITED);
            if (found == Mutex.FREE) {
                note(mutex, LockAct.TAKEN, Mutex.AWAITED);
                return true;
            }
        }
    }

    /// Gives a lock back, as `pthread_mutex_unlock` does: if others may wait for it, the kernel
    /// sees `futex(FUTEX_WAKE)`.
    ///
    /// @throws SyscallException never, on Linux
    /// @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
    public void unlock(Mutex mutex) {
        int found = mutex.exchange(Mutex.FREE);
        note(mutex, LockAct.RELEASED, Mutex.FREE);
        if (found == Mutex.AWAITED) {
            clock.time(
                            notes,
                            ProbedCall.FUTEX,
                            mutex.word().address(),
                            Syscalls.FUTEX_WAKE_PRIVATE,
                            1,
                            () -> calls.futexWake(mutex.word(), 1))
                    .orThrow("futex", -1);
        }
    }

    /// Reads a value. No system call.
    public long load(SharedValue value) {
        long read = value.get();
        notes.accessedValue(value.name(), read, false);
        return read;
    }

    /// Writes a value. No system call.
    public void store(SharedValue value, long written) {
        value.set(written);
        notes.accessedValue(value.name(), written, true);
    }

    /// Sleeps in a rehearsal, so that another thread comes first; that is not noted.
    public void rehearse(long nanos) {
        calls.clockNanosleep(nanos);
    }

    private Outcome await(Mutex mutex, long limitNanos) {
        return clock.time(
                notes,
                ProbedCall.FUTEX,
                mutex.word().address(),
                Syscalls.FUTEX_WAIT_PRIVATE,
                Mutex.AWAITED,
                () -> calls.futexWait(mutex.word(), Mutex.AWAITED, limitNanos));
    }

    private static boolean isOver(Outcome waited) {
        if (!(waited instanceof Failed(Errno errno))) {
            return false;
        }
        if (errno.name().equals("ETIMEDOUT")) {
            return true;
        }
        if (errno.equals(Errno.EAGAIN) || errno.equals(Errno.EINTR)) {
            return false; // the word has changed meanwhile, or a signal came: look again
        }
        throw new SyscallException("futex", -1, errno);
    }

    private void note(Mutex mutex, LockAct act, int word) {
        notes.changedLock(mutex.name(), mutex.word().address(), act, word);
    }

    /// A lock for threads: one word in memory, at an address where the kernel lets threads wait.
    ///
    /// ```
    ///   0 free     1 taken     2 taken, and others may wait
    /// ```
    ///
    /// These are the words of glibc's `pthread_mutex_t`, too, and of every lock since "Futexes Are
    /// Tricky" by Ulrich Drepper.
    public static final class Mutex {
        static final int FREE = 0;
        static final int TAKEN = 1;
        static final int AWAITED = 2;

        private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

        /// Locks of their own cache lines do not disturb one another.
        private static final long LINE_BYTES = 64;

        private final char name;
        private final MemorySegment word;

        /// A lock that is free.
        ///
        /// @param name a letter
        /// @param memory where its word is to be
        public Mutex(char name, Arena memory) {
            this.name = name;
            word = memory.allocate(LINE_BYTES, LINE_BYTES);
        }

        char name() {
            return name;
        }

        /// Where its word is.
        MemorySegment word() {
            return word;
        }

        /// Replaces the word by `next` if it is `expected`.
        ///
        /// @return what it was
        int exchangeIf(int expected, int next) {
            return (int) WORD.compareAndExchange(word, 0L, expected, next);
        }

        /// Replaces the word.
        ///
        /// @return what it was
        int exchange(int next) {
            return (int) WORD.getAndSet(word, 0L, next);
        }
    }

    /// A number in memory that the threads of a program share. Nothing protects it: two that read
    /// it, add one and write it back at the same time count only once.
    public static final class SharedValue {
        private final String name;
        private long value;

        /// A value that is 0.
        ///
        /// @param name in ASCII
        public SharedValue(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        long get() {
            return value;
        }

        void set(long newValue) {
            value = newValue;
        }
    }
}

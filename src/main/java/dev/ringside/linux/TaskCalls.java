package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.SortedSet;
import java.util.TreeSet;

/// System calls about tasks and time; [Syscalls] adds those about descriptors.
public abstract sealed class TaskCalls implements AutoCloseable permits LocalCalls {
    private static final MethodHandle GETTID = Libc.bindPlain("gettid", INT);
    private static final MethodHandle GETPID = Libc.bindPlain("getpid", INT);
    private static final MethodHandle CLOCK_NANOSLEEP =
            Libc.bindPlain("clock_nanosleep", INT, INT, INT, POINTER, POINTER);
    private static final MethodHandle SCHED_SETAFFINITY =
            Libc.bind("sched_setaffinity", INT, INT, SIZE_T, POINTER);
    private static final MethodHandle SCHED_GETAFFINITY =
            Libc.bind("sched_getaffinity", INT, INT, SIZE_T, POINTER);
    private static final MethodHandle GETRUSAGE = Libc.bind("getrusage", INT, INT, POINTER);
    private static final MethodHandle PRCTL = Libc.bind("prctl", INT, INT, LONG, LONG, LONG, LONG);
    private static final MethodHandle FUTEX =
            Libc.bindVariadic("syscall", 1, LONG, LONG, POINTER, INT, INT, POINTER);
    private static final MethodHandle KILL = Libc.bind("kill", INT, INT, INT);

    /// `FUTEX_WAIT` among the threads of one process.
    public static final int FUTEX_WAIT_PRIVATE = 128;

    /// `FUTEX_WAKE` among the threads of one process.
    public static final int FUTEX_WAKE_PRIVATE = 129;

    private static final long SYS_FUTEX = SyscallTable.ofThisComputer().number("futex");
    private static final int CLOCK_MONOTONIC = 1;
    private static final int RUSAGE_THREAD = 1;
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int CPUS = (int) Structs.CPU_SET.byteSize() * Byte.SIZE;

    final Arena arena;
    final MemorySegment callState;
    private final MemorySegment timespec;
    private final MemorySegment rusage;

    TaskCalls(Arena arena) {
        this.arena = arena;
        callState = arena.allocate(Libc.CALL_STATE);
        timespec = arena.allocate(Structs.TIMESPEC);
        rusage = arena.allocate(Structs.RUSAGE);
    }

    /// `pid_t gettid(void)`
    ///
    /// @return the calling thread's id
    /// @see <a href="https://man7.org/linux/man-pages/man2/gettid.2.html">gettid(2)</a>
    public int gettid() {
        try {
            return (int) GETTID.invokeExact();
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `pid_t getpid(void)`
    ///
    /// @return the calling process's id
    /// @see <a href="https://man7.org/linux/man-pages/man2/getpid.2.html">getpid(2)</a>
    public int getpid() {
        try {
            return (int) GETPID.invokeExact();
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int clock_nanosleep(clockid_t clockid, int flags, const struct timespec *t, struct timespec
    /// *remain)` with `CLOCK_MONOTONIC`, relative.
    ///
    /// @param nanos how long, not negative
    /// @return 0; or `EINTR` if a signal came first
    /// @see <a
    ///   href="https://man7.org/linux/man-pages/man2/clock_nanosleep.2.html">clock_nanosleep(2)</a>
    public Outcome clockNanosleep(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("cannot sleep for " + nanos + " nanoseconds");
        }
        timespec.setAtIndex(LONG, 0, nanos / 1_000_000_000L);
        timespec.setAtIndex(LONG, 1, nanos % 1_000_000_000L);
        try {
            int error =
                    (int)
                            CLOCK_NANOSLEEP.invokeExact(
                                    CLOCK_MONOTONIC, 0, timespec, MemorySegment.NULL);
            // alone among these functions it returns the error instead of setting errno
            return error == 0 ? new Outcome.Done(0) : new Outcome.Failed(Errno.of(error));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `long syscall(SYS_futex, uint32_t *uaddr, FUTEX_WAIT_PRIVATE, uint32_t val, const struct
    /// timespec *timeout)`: sleeps until somebody wakes whoever waits at this address, unless the
    /// word there is another one than `expected`. For this the C library has no function of its
    /// own.
    ///
    /// @param timeoutNanos how long at most; a negative one is for ever
    /// @return 0; or why it does not wait: `EAGAIN` for another word, `ETIMEDOUT`, `EINTR`
    /// @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
    public Outcome futexWait(MemorySegment word, int expected, long timeoutNanos) {
        boolean limited = timeoutNanos >= 0;
        if (limited) {
            timespec.setAtIndex(LONG, 0, timeoutNanos / 1_000_000_000L);
            timespec.setAtIndex(LONG, 1, timeoutNanos % 1_000_000_000L);
        }
        return futex(word, FUTEX_WAIT_PRIVATE, expected, limited ? timespec : MemorySegment.NULL);
    }

    /// `long syscall(SYS_futex, uint32_t *uaddr, FUTEX_WAKE_PRIVATE, uint32_t val)`
    ///
    /// @param most how many of those who wait at this address are woken at most
    /// @return how many were
    /// @see <a href="https://man7.org/linux/man-pages/man2/futex.2.html">futex(2)</a>
    public Outcome futexWake(MemorySegment word, int most) {
        return futex(word, FUTEX_WAKE_PRIVATE, most, MemorySegment.NULL);
    }

    private Outcome futex(MemorySegment word, int op, int value, MemorySegment timeout) {
        try {
            return outcome(
                    (long) FUTEX.invokeExact(callState, SYS_FUTEX, word, op, value, timeout));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int sched_setaffinity(pid_t pid, size_t cpusetsize, const cpu_set_t *mask)`
    ///
    /// @param tid the thread; 0 is the calling one
    /// @param cpus where it may run from now on
    /// @return 0; or why not, `EINVAL` if no such CPU exists
    /// @see <a
    ///   href="https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html">sched_setaffinity(2)</a>
    public Outcome schedSetaffinity(int tid, SortedSet<Integer> cpus) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment set = local.allocate(Structs.CPU_SET);
            for (int cpu : cpus) {
                if (cpu < 0 || cpu >= CPUS) {
                    throw new IllegalArgumentException("no such CPU: " + cpu);
                }
                long word = set.getAtIndex(LONG, cpu / Long.SIZE);
                set.setAtIndex(LONG, cpu / Long.SIZE, word | 1L << cpu);
            }
            return outcome(
                    (int) SCHED_SETAFFINITY.invokeExact(callState, tid, set.byteSize(), set));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int sched_getaffinity(pid_t pid, size_t cpusetsize, cpu_set_t *mask)`
    ///
    /// @param tid the thread; 0 is the calling one
    /// @return the CPUs on which it may run
    /// @throws SyscallException if there is no such thread
    /// @see <a
    ///   href="https://man7.org/linux/man-pages/man2/sched_getaffinity.2.html">sched_getaffinity(2)</a>
    public SortedSet<Integer> schedGetaffinity(int tid) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment set = local.allocate(Structs.CPU_SET);
            outcome((int) SCHED_GETAFFINITY.invokeExact(callState, tid, set.byteSize(), set))
                    .orThrow("sched_getaffinity", -1);
            SortedSet<Integer> cpus = new TreeSet<>();
            for (int cpu = 0; cpu < CPUS; cpu++) {
                if ((set.getAtIndex(LONG, cpu / Long.SIZE) >>> cpu & 1) != 0) {
                    cpus.add(cpu);
                }
            }
            return cpus;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int getrusage(int who, struct rusage *usage)` with `RUSAGE_THREAD`: of the calling thread.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/getrusage.2.html">getrusage(2)</a>
    public ThreadUsage getrusageThread() {
        try {
            outcome((int) GETRUSAGE.invokeExact(callState, RUSAGE_THREAD, rusage))
                    .orThrow("getrusage", -1);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
        return new ThreadUsage(
                rusage.get(LONG, Structs.offset(Structs.RUSAGE, "ru_nvcsw")),
                rusage.get(LONG, Structs.offset(Structs.RUSAGE, "ru_nivcsw")),
                timevalNanos("ru_utime"),
                timevalNanos("ru_stime"),
                rusage.get(LONG, Structs.offset(Structs.RUSAGE, "ru_inblock")));
    }

    /// `int prctl(PR_SET_PDEATHSIG, int sig)`
    ///
    /// @param signal what the kernel sends this process when the thread that started it ends
    /// @see <a
    ///   href="https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html">PR_SET_PDEATHSIG(2)</a>
    public Outcome prctlSetPdeathsig(int signal) {
        try {
            return outcome(
                    (int)
                            PRCTL.invokeExact(
                                    callState, PR_SET_PDEATHSIG, (long) signal, 0L, 0L, 0L));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int kill(pid_t pid, int sig)`
    ///
    /// @param pid one process, hence positive
    /// @param signal 0 only asks whether it is there
    /// @see <a href="https://man7.org/linux/man-pages/man2/kill.2.html">kill(2)</a>
    public Outcome kill(int pid, int signal) {
        if (pid <= 0) {
            throw new IllegalArgumentException("not one process: " + pid);
        }
        try {
            return outcome((int) KILL.invokeExact(callState, pid, signal));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    final Outcome outcome(long result) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }

    private long timevalNanos(String member) {
        long at = Structs.offset(Structs.RUSAGE, member);
        return rusage.get(LONG, at) * 1_000_000_000L + rusage.get(LONG, at + 8) * 1_000L;
    }

    /// Gives the memory back; on the thread that made this object.
    @Override
    public void close() {
        arena.close();
    }
}

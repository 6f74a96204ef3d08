package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls by which the kernel hands over a ring of performance records.
///
/// They are made a few times per recording, so each takes memory for its own `errno`; any thread
/// may call.
public final class PerfCalls {
    private static final MethodHandle SYSCALL =
            Libc.bindVariadic("syscall", 1, LONG, LONG, POINTER, INT, INT, INT, LONG);
    private static final MethodHandle MMAP =
            Libc.bind("mmap", LONG, LONG, SIZE_T, INT, INT, INT, LONG);
    private static final MethodHandle GETPAGESIZE = Libc.bindPlain("getpagesize", INT);
    private static final MethodHandle MUNMAP = Libc.bind("munmap", INT, POINTER, SIZE_T);

    private static final long PERF_FLAG_FD_CLOEXEC = 8;
    private static final int ANY_CPU = -1;
    private static final int NO_GROUP = -1;
    private static final long MAP_FAILED = -1;
    private static final int PROT_READ_WRITE = 0x3;
    private static final int MAP_SHARED = 0x1;
    private static final long ANYWHERE = 0;

    private PerfCalls() {}

    /// `int perf_event_open(struct perf_event_attr *attr, pid_t pid, int cpu, int group_fd,
    /// unsigned long flags)` on every CPU that the thread runs on, in no group, close-on-exec.
    ///
    /// @param attr what is wanted
    /// @param tid the thread; 0 is the calling one
    /// @return the descriptor
    /// @see <a
    ///   href="https://man7.org/linux/man-pages/man2/perf_event_open.2.html">perf_event_open(2)</a>
    public static Outcome perfEventOpen(MemorySegment attr, int tid) {
        // the C library has no function for it
        long number = SyscallTable.ofThisComputer().number("perf_event_open");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callState = arena.allocate(Libc.CALL_STATE);
            return outcome(
                    (long)
                            SYSCALL.invokeExact(
                                    callState,
                                    number,
                                    attr,
                                    tid,
                                    ANY_CPU,
                                    NO_GROUP,
                                    PERF_FLAG_FD_CLOEXEC),
                    callState);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)`: from the
    /// beginning of `fd`, shared, for reading and writing.
    ///
    /// @return the address; [#memory] makes a segment of it
    /// @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
    public static Outcome mmapShared(int fd, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callState = arena.allocate(Libc.CALL_STATE);
            long address =
                    (long)
                            MMAP.invokeExact(
                                    callState,
                                    ANYWHERE,
                                    lengthBytes,
                                    PROT_READ_WRITE,
                                    MAP_SHARED,
                                    fd,
                                    0L);
            return address == MAP_FAILED
                    ? new Outcome.Failed(Libc.errno(callState))
                    : new Outcome.Done(address);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// The memory that [#mmapShared] mapped. Nobody may touch it after [#munmap].
    @SuppressWarnings("restricted") // the length is that of the mapping
    public static MemorySegment memory(long address, long lengthBytes) {
        return MemorySegment.ofAddress(address).reinterpret(lengthBytes);
    }

    /// `int munmap(void *addr, size_t length)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/munmap.2.html">munmap(2)</a>
    public static Outcome munmap(MemorySegment memory) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callState = arena.allocate(Libc.CALL_STATE);
            return outcome(
                    (int) MUNMAP.invokeExact(callState, memory, memory.byteSize()), callState);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int getpagesize(void)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/getpagesize.2.html">getpagesize(2)</a>
    public static int getpagesize() {
        try {
            return (int) GETPAGESIZE.invokeExact();
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private static Outcome outcome(long result, MemorySegment callState) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }
}

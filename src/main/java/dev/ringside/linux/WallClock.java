package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// `CLOCK_REALTIME`, the clock by which the kernel stamps packets. Belongs to one thread.
///
/// `CLOCK_MONOTONIC`, by which everything else is stamped, is `System.nanoTime()`.
public final class WallClock implements AutoCloseable {
    private static final MethodHandle CLOCK_GETTIME = Libc.bind("clock_gettime", INT, INT, POINTER);
    private static final int CLOCK_REALTIME = 0;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment callState = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment timespec = arena.allocate(Structs.TIMESPEC);

    /// For the calling thread only.
    public WallClock() {}

    /// `int clock_gettime(CLOCK_REALTIME, struct timespec *tp)`
    ///
    /// @return nanoseconds since 1970
    /// @see <a
    ///   href="https://man7.org/linux/man-pages/man3/clock_gettime.3.html">clock_gettime(3)</a>
    public long nanos() {
        try {
            int result = (int) CLOCK_GETTIME.invokeExact(callState, CLOCK_REALTIME, timespec);
            if (result < 0) {
                throw new SyscallException("clock_gettime", -1, Libc.errno(callState));
            }
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
        return nanos(timespec, 0);
    }

    /// A `struct timespec` as nanoseconds.
    static long nanos(MemorySegment memory, long offset) {
        return memory.get(LONG, offset) * NANOS_A_SECOND
                + memory.get(LONG, offset + Structs.offset(Structs.TIMESPEC, "tv_nsec"));
    }

    /// Gives the memory back; on the thread that made this object.
    @Override
    public void close() {
        arena.close();
    }
}

package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// How much a socket has still to send.
public final class SendQueue {
    private static final MethodHandle IOCTL =
            Libc.bindVariadic("ioctl", 2, INT, INT, LONG, POINTER);
    private static final long SIOCOUTQ = 0x5411;

    private SendQueue() {}

    /// `int ioctl(int fd, SIOCOUTQ, int *argp)`
    ///
    /// @return for TCP, the bytes that the other end has not acknowledged; for `AF_UNIX`, the
    ///   memory of what the other end has not read, which is more than its bytes
    /// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
    public static Outcome ioctlSiocoutq(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment callState = arena.allocate(Libc.CALL_STATE);
            MemorySegment bytes = arena.allocate(INT);
            int result = (int) IOCTL.invokeExact(callState, fd, SIOCOUTQ, bytes);
            return result < 0
                    ? new Outcome.Failed(Libc.errno(callState))
                    : new Outcome.Done(bytes.get(INT, 0));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }
}

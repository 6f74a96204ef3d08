package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/// Receives together with the time at which the kernel got the packet. Belongs to one thread, and
/// allocates nothing while it receives.
///
/// ```
///   msghdr ─ msg_iov ─────▶ iovec ─▶ the caller's buffer
///          └ msg_control ─▶ cmsghdr SCM_TIMESTAMPNS │ timespec (CLOCK_REALTIME)
/// ```
///
/// The kernel stamps packets only while some socket of the computer wants stamps, and begins with
/// that a little after the first [#setsockoptTimestampns]: the first packets may have no stamp.
/// Sockets of `AF_UNIX` and pipes never have one.
///
/// A datagram has its own stamp. Of a TCP stream the stamp is that of the last segment from which
/// the call took bytes; and when segments were joined in the receive queue, the latest one's. So
/// bytes before the last ones may have come earlier.
///
/// A stamp says when the packet entered the kernel's receive path. A few µs later, as a rule, it is
/// in the receive queue; but when the computer is so busy that the kernel leaves its soft
/// interrupts to the thread `ksoftirqd`, it may be milliseconds.
public final class StampedReceive implements AutoCloseable {
    /// No stamp came with the bytes.
    public static final long NO_STAMP = -1;

    /// `struct iovec`
    static final StructLayout IOVEC =
            structLayout(POINTER.withName("iov_base"), SIZE_T.withName("iov_len"));

    /// `struct msghdr`
    static final StructLayout MSGHDR =
            structLayout(
                    POINTER.withName("msg_name"),
                    INT.withName("msg_namelen"),
                    paddingLayout(4),
                    POINTER.withName("msg_iov"),
                    SIZE_T.withName("msg_iovlen"),
                    POINTER.withName("msg_control"),
                    SIZE_T.withName("msg_controllen"),
                    INT.withName("msg_flags"),
                    paddingLayout(4));

    /// `struct cmsghdr`; its data follows at once.
    static final StructLayout CMSGHDR =
            structLayout(
                    SIZE_T.withName("cmsg_len"),
                    INT.withName("cmsg_level"),
                    INT.withName("cmsg_type"));

    static final int SOL_SOCKET = 1;
    static final int SO_TIMESTAMPNS = 35;
    static final int SCM_TIMESTAMPNS = SO_TIMESTAMPNS;
    static final int MSG_TRUNC = 0x20;

    private static final MethodHandle RECVMSG = Libc.bind("recvmsg", LONG, INT, POINTER, INT);
    private static final MethodHandle SETSOCKOPT =
            Libc.bind("setsockopt", INT, INT, INT, INT, POINTER, INT);
    private static final long IOV_BASE = Structs.offset(IOVEC, "iov_base");
    private static final long IOV_LEN = Structs.offset(IOVEC, "iov_len");
    private static final long CONTROL_LENGTH = Structs.offset(MSGHDR, "msg_controllen");
    private static final long FLAGS = Structs.offset(MSGHDR, "msg_flags");
    private static final long LEVEL = Structs.offset(CMSGHDR, "cmsg_level");
    private static final long TYPE = Structs.offset(CMSGHDR, "cmsg_type");
    private static final long CONTROL_BYTES = CMSGHDR.byteSize() + Structs.TIMESPEC.byteSize();

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment callState = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment message = arena.allocate(MSGHDR);
    private final MemorySegment vector = arena.allocate(IOVEC);
    private final MemorySegment control = arena.allocate(CONTROL_BYTES, Long.BYTES);
    private long stampNanos = NO_STAMP;
    private boolean truncated;

    /// For the calling thread only.
    public StampedReceive() {
        message.set(POINTER, Structs.offset(MSGHDR, "msg_iov"), vector);
        message.set(SIZE_T, Structs.offset(MSGHDR, "msg_iovlen"), 1);
        message.set(POINTER, Structs.offset(MSGHDR, "msg_control"), control);
    }

    /// `int setsockopt(int sockfd, SOL_SOCKET, SO_TIMESTAMPNS, …)`: stamps come from now on.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
    public Outcome setsockoptTimestampns(int fd) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment on = local.allocateFrom(INT, 1);
            int length = (int) on.byteSize();
            return outcome(
                    (int)
                            SETSOCKOPT.invokeExact(
                                    callState, fd, SOL_SOCKET, SO_TIMESTAMPNS, on, length));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)` into one buffer.
    ///
    /// @param buffer where the bytes go; its size is the most that are read
    /// @return the bytes read, 0 at the end of the stream; or why there are none, `EAGAIN` and
    ///   `EINTR` among them
    /// @see <a href="https://man7.org/linux/man-pages/man2/recvmsg.2.html">recvmsg(2)</a>
    public Outcome recvmsg(int fd, MemorySegment buffer, int flags) {
        vector.set(POINTER, IOV_BASE, buffer);
        vector.set(SIZE_T, IOV_LEN, buffer.byteSize());
        message.set(SIZE_T, CONTROL_LENGTH, CONTROL_BYTES);
        stampNanos = NO_STAMP;
        truncated = false;
        try {
            Outcome outcome = outcome((long) RECVMSG.invokeExact(callState, fd, message, flags));
            if (outcome instanceof Outcome.Done) {
                look();
            }
            return outcome;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// When the kernel got what the latest call delivered, in nanoseconds of `CLOCK_REALTIME`;
    /// [#NO_STAMP] if it does not say.
    public long stampNanos() {
        return stampNanos;
    }

    /// Whether the latest call cut a datagram short.
    public boolean truncated() {
        return truncated;
    }

    private void look() {
        truncated = (message.get(INT, FLAGS) & MSG_TRUNC) != 0;
        boolean stamped =
                message.get(SIZE_T, CONTROL_LENGTH) >= CONTROL_BYTES
                        && control.get(INT, LEVEL) == SOL_SOCKET
                        && control.get(INT, TYPE) == SCM_TIMESTAMPNS;
        stampNanos = stamped ? WallClock.nanos(control, CMSGHDR.byteSize()) : NO_STAMP;
    }

    private Outcome outcome(long result) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }

    /// Gives the memory back; on the thread that made this object.
    @Override
    public void close() {
        arena.close();
    }
}

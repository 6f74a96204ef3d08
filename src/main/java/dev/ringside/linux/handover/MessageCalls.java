package dev.ringside.linux.handover;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// `sendmsg` and `recvmsg`, with at most one descriptor beside the bytes.
///
/// ```
/// msghdr ─▶ iovec ─▶ the packet
///        └▶ cmsghdr: SCM_RIGHTS, the descriptor
/// ```
///
/// Any thread may use an instance, but only one at a time.
final class MessageCalls implements AutoCloseable {
    private static final MethodHandle SENDMSG = Libc.bind("sendmsg", LONG, INT, POINTER, INT);
    private static final MethodHandle RECVMSG = Libc.bind("recvmsg", LONG, INT, POINTER, INT);

    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int MSG_TRUNC = 0x20;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment callState = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment header = arena.allocate(MessageStructs.MSGHDR);
    private final MemorySegment vector = arena.allocate(MessageStructs.IOVEC);
    private final MemorySegment control = arena.allocate(MessageStructs.CMSGHDR);
    private final MemorySegment buffer;

    MessageCalls(int packetBytes) {
        buffer = arena.allocate(packetBytes);
    }

    /// `ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags)`, without `SIGPIPE`.
    ///
    /// @param handedFd the descriptor that the peer gets a copy of; -1 for none
    /// @return the bytes sent; or why not, `EPIPE` if the peer is gone
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendmsg.2.html">sendmsg(2)</a>
    Outcome sendmsg(int fd, byte[] bytes, int handedFd) {
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
        prepare(bytes.length, handedFd != Packet.NO_FD);
        if (handedFd != Packet.NO_FD) {
            set(control, MessageStructs.CMSGHDR, "cmsg_len", control.byteSize());
            set(control, MessageStructs.CMSGHDR, "cmsg_level", SOL_SOCKET);
            set(control, MessageStructs.CMSGHDR, "cmsg_type", SCM_RIGHTS);
            set(control, MessageStructs.CMSGHDR, "cmsg_data", handedFd);
        }
        try {
            return outcome((long) SENDMSG.invokeExact(callState, fd, header, MSG_NOSIGNAL));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags)`; a descriptor that comes is
    /// close-on-exec. [#received] and [#receivedFd] then tell what came.
    ///
    /// @param fdWelcome if not, the kernel closes whatever descriptors were sent
    /// @return the bytes received, 0 if the peer is gone; or why there are none
    /// @see <a href="https://man7.org/linux/man-pages/man2/recvmsg.2.html">recvmsg(2)</a>
    Outcome recvmsg(int fd, boolean fdWelcome) {
        control.fill((byte) 0);
        prepare(buffer.byteSize(), fdWelcome);
        try {
            return outcome((long) RECVMSG.invokeExact(callState, fd, header, MSG_CMSG_CLOEXEC));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// What the last `recvmsg` got.
    byte[] received(long count) {
        return buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE);
    }

    /// The descriptor that came with it; -1 if none did.
    int receivedFd() {
        boolean came =
                longAt(header, MessageStructs.MSGHDR, "msg_controllen") >= control.byteSize()
                        && intAt(control, MessageStructs.CMSGHDR, "cmsg_level") == SOL_SOCKET
                        && intAt(control, MessageStructs.CMSGHDR, "cmsg_type") == SCM_RIGHTS;
        return came ? intAt(control, MessageStructs.CMSGHDR, "cmsg_data") : Packet.NO_FD;
    }

    /// Whether the packet was longer than the buffer, so that its end is gone.
    boolean wasCutShort() {
        return (intAt(header, MessageStructs.MSGHDR, "msg_flags") & MSG_TRUNC) != 0;
    }

    private void prepare(long bytes, boolean withControl) {
        header.fill((byte) 0);
        vector.set(POINTER, MessageStructs.offset(MessageStructs.IOVEC, "iov_base"), buffer);
        set(vector, MessageStructs.IOVEC, "iov_len", bytes);
        header.set(POINTER, MessageStructs.offset(MessageStructs.MSGHDR, "msg_iov"), vector);
        set(header, MessageStructs.MSGHDR, "msg_iovlen", 1L);
        if (withControl) {
            long at = MessageStructs.offset(MessageStructs.MSGHDR, "msg_control");
            header.set(POINTER, at, control);
            // exactly one descriptor fits: the kernel closes what is sent beyond it
            set(header, MessageStructs.MSGHDR, "msg_controllen", control.byteSize());
        }
    }

    private static void set(MemorySegment struct, StructLayout layout, String member, int value) {
        struct.set(INT, MessageStructs.offset(layout, member), value);
    }

    private static void set(MemorySegment struct, StructLayout layout, String member, long value) {
        struct.set(SIZE_T, MessageStructs.offset(layout, member), value);
    }

    private static int intAt(MemorySegment struct, StructLayout layout, String member) {
        return struct.get(INT, MessageStructs.offset(layout, member));
    }

    private static long longAt(MemorySegment struct, StructLayout layout, String member) {
        return struct.get(SIZE_T, MessageStructs.offset(layout, member));
    }

    private Outcome outcome(long result) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }

    /// Gives the memory back.
    @Override
    public void close() {
        arena.close();
    }
}

package dev.ringside.linux.handover;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;

import dev.ringside.linux.Libc;

import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;

/// The structures of `sendmsg(2)`, `unix(7)` and `poll(2)`, the same on x86-64 and AArch64; a test
/// compares them with the C compiler's.
final class MessageStructs {
    static final StructLayout SOCKADDR_UN =
            structLayout(
                    ValueLayout.JAVA_SHORT.withName("sun_family"),
                    sequenceLayout(108, ValueLayout.JAVA_BYTE).withName("sun_path"));

    static final StructLayout IOVEC =
            structLayout(Libc.POINTER.withName("iov_base"), Libc.SIZE_T.withName("iov_len"));

    static final StructLayout MSGHDR =
            structLayout(
                    Libc.POINTER.withName("msg_name"),
                    Libc.INT.withName("msg_namelen"),
                    paddingLayout(4),
                    Libc.POINTER.withName("msg_iov"),
                    Libc.SIZE_T.withName("msg_iovlen"),
                    Libc.POINTER.withName("msg_control"),
                    Libc.SIZE_T.withName("msg_controllen"),
                    Libc.INT.withName("msg_flags"),
                    paddingLayout(4));

    /// With room for one descriptor: `CMSG_LEN(sizeof(int))` is its size.
    static final StructLayout CMSGHDR =
            structLayout(
                    Libc.SIZE_T.withName("cmsg_len"),
                    Libc.INT.withName("cmsg_level"),
                    Libc.INT.withName("cmsg_type"),
                    Libc.INT.withName("cmsg_data"));

    static final StructLayout UCRED =
            structLayout(
                    Libc.INT.withName("pid"), Libc.INT.withName("uid"), Libc.INT.withName("gid"));

    static final StructLayout POLLFD =
            structLayout(
                    Libc.INT.withName("fd"),
                    ValueLayout.JAVA_SHORT.withName("events"),
                    ValueLayout.JAVA_SHORT.withName("revents"));

    private MessageStructs() {}

    /// Where a member begins.
    static long offset(StructLayout struct, String member) {
        return struct.byteOffset(PathElement.groupElement(member));
    }
}

package dev.ringside.lab.peers;

import dev.ringside.lab.probe.ObservedSocket;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.Descriptors;
import dev.ringside.linux.spawn.SpawnCalls;
import dev.ringside.trace.KernelObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/// One end of a connection.
///
/// @param transport what the connection is
/// @param fd its descriptor
/// @param inode what it refers to; both ends of a pipe have the same
/// @param local this end's address; null if it has none
/// @param peer the other end's address; null if it has none, or listens
public record End(
        Transport transport,
        int fd,
        long inode,
        @Nullable SocketAddressInet local,
        @Nullable SocketAddressInet peer) {
    private static final String NONE = "-";

    /// The end behind a descriptor of this process that is connected.
    public static End connected(Syscalls calls, Transport transport, int fd) {
        boolean hasAddress = transport == Transport.TCP || transport == Transport.UDP;
        return new End(
                transport,
                fd,
                inodeOf(fd),
                hasAddress ? calls.getsockname(fd) : null,
                hasAddress ? calls.getpeername(fd) : null);
    }

    /// The end that another process has as its standard input, under the descriptor that this
    /// process had it under before.
    ///
    /// @throws dev.ringside.linux.SyscallException if the other process has gone
    public static End handedOver(Syscalls calls, Transport transport, int fd, int process) {
        int other = (int) SpawnCalls.pidfdOpen(process).orThrow("pidfd_open", -1);
        try {
            int own = (int) SpawnCalls.pidfdGetfd(other, 0).orThrow("pidfd_getfd", 0);
            try {
                End end = connected(calls, transport, own);
                return new End(transport, fd, end.inode, end.local, end.peer);
            } finally {
                calls.close(own);
            }
        } finally {
            calls.close(other);
        }
    }

    /// The end behind a descriptor of this process that is bound, and will be connected to `peer`.
    static End bound(
            Syscalls calls, Transport transport, int fd, @Nullable SocketAddressInet peer) {
        boolean hasAddress = transport == Transport.TCP || transport == Transport.UDP;
        return new End(transport, fd, inodeOf(fd), hasAddress ? calls.getsockname(fd) : null, peer);
    }

    /// What the descriptor refers to.
    public KernelObject object() {
        return new KernelObject(inode, transport.objectType(), text(local), text(peer), null);
    }

    /// The end as a probe needs it.
    ///
    /// @param process the process that has the descriptor
    public ObservedSocket observed(int process) {
        return new ObservedSocket(
                inode,
                fd,
                process,
                transport,
                local == null ? 0 : local.port(),
                peer == null ? 0 : peer.port());
    }

    /// The words in which one process tells another.
    String line() {
        return fd
                + " "
                + inode
                + " "
                + (local == null ? NONE : local)
                + " "
                + (peer == null ? NONE : peer);
    }

    /// What [#line] said.
    static End of(Transport transport, String line) {
        String[] words = line.split(" ", -1);
        return new End(
                transport,
                Integer.parseInt(words[0]),
                Long.parseLong(words[1]),
                address(words[2]),
                address(words[3]));
    }

    private static @Nullable SocketAddressInet address(String word) {
        return word.equals(NONE) ? null : SocketAddressInet.of(word);
    }

    private static @Nullable String text(@Nullable SocketAddressInet address) {
        return address == null ? null : address.toString();
    }

    private static long inodeOf(int fd) {
        try {
            return Descriptors.inode(fd);
        } catch (IOException e) {
            throw new UncheckedIOException("descriptor " + fd + " is not open", e);
        }
    }
}

package dev.ringside.lab.peers;

import dev.ringside.lab.probe.ObservedSocket;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.Descriptors;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;

import java.io.IOException;
import java.io.UncheckedIOException;

/// One end of a connection over 127.0.0.1.
///
/// @param fd its descriptor
/// @param inode the socket's inode
/// @param local this end's address
/// @param peer the other end's address
public record TcpEnd(int fd, long inode, SocketAddressInet local, SocketAddressInet peer) {
    private static final int BACKLOG = 8;

    /// A socket that listens on a free port.
    static int listen(Syscalls calls) {
        int fd = (int) calls.socketTcp().orThrow("socket", -1);
        calls.bind(fd, SocketAddressInet.loopback()).orThrow("bind", fd);
        calls.listen(fd, BACKLOG).orThrow("listen", fd);
        return fd;
    }

    /// The next connection of the listening socket `fd`.
    static TcpEnd accept(Syscalls calls, int fd) {
        return of(calls, (int) calls.accept4(fd).orThrow("accept4", fd));
    }

    /// A connection to `address`, which sends small messages at once.
    static TcpEnd connect(Syscalls calls, SocketAddressInet address) {
        int fd = (int) calls.socketTcp().orThrow("socket", -1);
        calls.connect(fd, address).orThrow("connect", fd);
        calls.setsockoptNodelay(fd, true).orThrow("setsockopt(TCP_NODELAY)", fd);
        return of(calls, fd);
    }

    private static TcpEnd of(Syscalls calls, int fd) {
        return new TcpEnd(fd, inode(fd), calls.getsockname(fd), calls.getpeername(fd));
    }

    private static long inode(int fd) {
        try {
            return Descriptors.inode(fd);
        } catch (IOException e) {
            throw new UncheckedIOException("descriptor " + fd + " is not open", e);
        }
    }

    /// What the descriptor refers to.
    public KernelObject object() {
        return new KernelObject(inode, ObjectType.TCP, local.toString(), peer.toString(), null);
    }

    /// The end as a probe needs it.
    ObservedSocket observed(int tid) {
        return new ObservedSocket(inode, fd, tid, local.port(), peer.port());
    }
}

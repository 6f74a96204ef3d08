package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The system calls that Ringside makes itself, each under its own name.
///
/// An instance keeps `errno` and small arguments in memory of its own and so belongs to one thread:
/// every thread makes its own.
public final class Syscalls extends ReadinessCalls {
    /// A flag of `recv` and `send`: the urgent byte of a TCP connection.
    public static final int MSG_OOB = 1;

    private static final MethodHandle SOCKET = Libc.bind("socket", INT, INT, INT, INT);
    private static final MethodHandle BIND = Libc.bind("bind", INT, INT, POINTER, INT);
    private static final MethodHandle LISTEN = Libc.bind("listen", INT, INT, INT);
    private static final MethodHandle ACCEPT4 =
            Libc.bind("accept4", INT, INT, POINTER, POINTER, INT);
    private static final MethodHandle CONNECT = Libc.bind("connect", INT, INT, POINTER, INT);
    private static final MethodHandle GETSOCKNAME =
            Libc.bind("getsockname", INT, INT, POINTER, POINTER);
    private static final MethodHandle GETPEERNAME =
            Libc.bind("getpeername", INT, INT, POINTER, POINTER);
    private static final MethodHandle RECV = Libc.bind("recv", LONG, INT, POINTER, SIZE_T, INT);
    private static final MethodHandle SEND = Libc.bind("send", LONG, INT, POINTER, SIZE_T, INT);
    private static final MethodHandle READ = Libc.bind("read", LONG, INT, POINTER, SIZE_T);
    private static final MethodHandle OPEN = Libc.bind("open", INT, POINTER, INT);
    private static final MethodHandle CLOSE = Libc.bind("close", INT, INT);
    private static final MethodHandle SHUTDOWN = Libc.bind("shutdown", INT, INT, INT);
    private static final MethodHandle IOCTL = Libc.bind("ioctl", INT, INT, LONG, POINTER);
    private static final MethodHandle GETSOCKOPT =
            Libc.bind("getsockopt", INT, INT, INT, INT, POINTER, POINTER);
    private static final MethodHandle SETSOCKOPT =
            Libc.bind("setsockopt", INT, INT, INT, INT, POINTER, INT);
    private static final MethodHandle MOUNT =
            Libc.bind("mount", INT, POINTER, POINTER, POINTER, LONG, POINTER);

    private static final int AF_INET = 2;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int SO_MEMINFO = 55;
    private static final int SK_MEMINFO_RMEM_ALLOC = 0;
    private static final int SK_MEMINFO_RCVBUF = 1;
    private static final int SK_MEMINFO_SNDBUF = 3;
    private static final int SK_MEMINFO_DROPS = 8;
    private static final int SK_MEMINFO_VARS = 9;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    private static final long FIONREAD = 0x541B;
    private static final int SIN_PORT = (int) Structs.offset(Structs.SOCKADDR_IN, "sin_port");
    private static final int SIN_ADDR = (int) Structs.offset(Structs.SOCKADDR_IN, "sin_addr");

    private final MemorySegment address = arena.allocate(Structs.SOCKADDR_IN);
    private final MemorySegment length = arena.allocate(INT);
    private final MemorySegment integer = arena.allocate(INT);
    private final MemorySegment memoryInfo = arena.allocate(INT, SK_MEMINFO_VARS);

    /// For the calling thread only.
    public Syscalls() {
        super(Arena.ofConfined());
    }

    private Syscalls(Arena arena) {
        super(arena);
    }

    /// For an object that changes hands: any thread may call, but only one at a time; the caller
    /// sees to that.
    public static Syscalls handedOver() {
        return new Syscalls(Arena.ofShared());
    }

    /// `int socket(int domain, int type, int protocol)` for TCP over IPv4, close-on-exec.
    ///
    /// @return the descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
    public Outcome socketTcp() {
        try {
            return outcome(
                    (int) SOCKET.invokeExact(callState, AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
    public Outcome bind(int fd, SocketAddressInet local) {
        try {
            write(local);
            return outcome((int) BIND.invokeExact(callState, fd, address, addressLength()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int listen(int sockfd, int backlog)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
    public Outcome listen(int fd, int backlog) {
        try {
            return outcome((int) LISTEN.invokeExact(callState, fd, backlog));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)`,
    /// close-on-exec; [#getpeername] tells the peer.
    ///
    /// @return the new descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
    public Outcome accept4(int fd) {
        MemorySegment none = MemorySegment.NULL;
        try {
            return outcome((int) ACCEPT4.invokeExact(callState, fd, none, none, SOCK_CLOEXEC));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
    public Outcome connect(int fd, SocketAddressInet peer) {
        try {
            write(peer);
            return outcome((int) CONNECT.invokeExact(callState, fd, address, addressLength()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @return this end's address
    /// @throws SyscallException if `fd` is not a socket
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockname.2.html">getsockname(2)</a>
    public SocketAddressInet getsockname(int fd) {
        return address(GETSOCKNAME, "getsockname", fd);
    }

    /// `int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen)`
    ///
    /// @return the other end's address
    /// @throws SyscallException if `fd` is not a connected socket
    /// @see <a href="https://man7.org/linux/man-pages/man2/getpeername.2.html">getpeername(2)</a>
    public SocketAddressInet getpeername(int fd) {
        return address(GETPEERNAME, "getpeername", fd);
    }

    /// `ssize_t recv(int sockfd, void *buf, size_t len, int flags)`; the kernel calls it
    /// `recvfrom`.
    ///
    /// @param buffer where the bytes go; its size is the most that are read
    /// @return the bytes read, 0 at the end of the stream; or why there are none, `EAGAIN` and
    ///   `EINTR` among them
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
    public Outcome recv(int fd, MemorySegment buffer, int flags) {
        try {
            return outcome(
                    (long) RECV.invokeExact(callState, fd, buffer, buffer.byteSize(), flags));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t send(int sockfd, const void *buf, size_t len, int flags)`; the kernel calls it
    /// `sendto`.
    ///
    /// @return the bytes that the kernel took, perhaps fewer than all
    /// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
    public Outcome send(int fd, MemorySegment bytes, int flags) {
        try {
            return outcome((long) SEND.invokeExact(callState, fd, bytes, bytes.byteSize(), flags));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t read(int fd, void *buf, size_t count)`
    ///
    /// @return the bytes read, 0 at the end; or why there are none, `EAGAIN` and `EINTR` among them
    /// @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read(2)</a>
    public Outcome read(int fd, MemorySegment buffer) {
        try {
            return outcome((long) READ.invokeExact(callState, fd, buffer, buffer.byteSize()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int open(const char *pathname, int flags)` for reading without ever waiting, close-on-exec.
    ///
    /// @return the descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
    public Outcome openNonBlocking(String path) {
        try (Arena local = Arena.ofConfined()) {
            return outcome(
                    (int)
                            OPEN.invokeExact(
                                    callState, local.allocateFrom(path), O_NONBLOCK | O_CLOEXEC));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int close(int fd)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
    public Outcome close(int fd) {
        try {
            return outcome((int) CLOSE.invokeExact(callState, fd));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int shutdown(int sockfd, int how)` with `SHUT_WR`: nothing more will be sent.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
    public Outcome shutdownWrite(int fd) {
        int shutWr = 1;
        try {
            return outcome((int) SHUTDOWN.invokeExact(callState, fd, shutWr));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int ioctl(int fd, FIONREAD, int *argp)`
    ///
    /// @return the bytes that can be read now
    /// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
    public Outcome ioctlFionread(int fd) {
        try {
            Outcome outcome = outcome((int) IOCTL.invokeExact(callState, fd, FIONREAD, integer));
            return outcome instanceof Outcome.Done
                    ? new Outcome.Done(integer.get(INT, 0))
                    : outcome;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int getsockopt(int sockfd, SOL_SOCKET, SO_MEMINFO, void *optval, socklen_t *optlen)`
    ///
    /// @throws SyscallException if `fd` is not a socket
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
    public SocketMemory getsockoptMeminfo(int fd) {
        try {
            length.set(INT, 0, (int) memoryInfo.byteSize());
            outcome(
                            (int)
                                    GETSOCKOPT.invokeExact(
                                            callState,
                                            fd,
                                            SOL_SOCKET,
                                            SO_MEMINFO,
                                            memoryInfo,
                                            length))
                    .orThrow("getsockopt(SO_MEMINFO)", fd);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
        return new SocketMemory(
                memoryInfo.getAtIndex(INT, SK_MEMINFO_RMEM_ALLOC),
                memoryInfo.getAtIndex(INT, SK_MEMINFO_RCVBUF),
                memoryInfo.getAtIndex(INT, SK_MEMINFO_SNDBUF),
                memoryInfo.getAtIndex(INT, SK_MEMINFO_DROPS));
    }

    /// `int setsockopt(int sockfd, IPPROTO_TCP, TCP_NODELAY, …)`: send small packets at once.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
    public Outcome setsockoptNodelay(int fd, boolean on) {
        return setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, on);
    }

    /// `int setsockopt(int sockfd, SOL_SOCKET, SO_REUSEADDR, …)`: the port may be bound again soon.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
    public Outcome setsockoptReuseaddr(int fd, boolean on) {
        return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on);
    }

    /// `int mount(const char *source, const char *target, const char *filesystemtype, …)`, without
    /// flags.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/mount.2.html">mount(2)</a>
    public Outcome mount(String fileSystem, String target) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment type = local.allocateFrom(fileSystem);
            MemorySegment where = local.allocateFrom(target);
            return outcome(
                    (int) MOUNT.invokeExact(callState, type, where, type, 0L, MemorySegment.NULL));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private Outcome setsockopt(int fd, int level, int name, boolean on) {
        try {
            integer.set(INT, 0, on ? 1 : 0);
            return outcome(
                    (int)
                            SETSOCKOPT.invokeExact(
                                    callState, fd, level, name, integer, (int) INT.byteSize()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private void write(SocketAddressInet inet) {
        address.fill((byte) 0).set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
        address.set(ValueLayout.JAVA_BYTE, SIN_PORT, (byte) (inet.port() >> 8));
        address.set(ValueLayout.JAVA_BYTE, SIN_PORT + 1, (byte) inet.port());
        MemorySegment.copy(inet.octets(), 0, address, ValueLayout.JAVA_BYTE, SIN_ADDR, 4);
    }

    private SocketAddressInet address(MethodHandle call, String name, int fd) {
        try {
            length.set(INT, 0, addressLength());
            outcome((int) call.invokeExact(callState, fd, address, length)).orThrow(name, fd);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
        int port = unsigned(SIN_PORT) << 8 | unsigned(SIN_PORT + 1);
        String ip =
                unsigned(SIN_ADDR)
                        + "."
                        + unsigned(SIN_ADDR + 1)
                        + "."
                        + unsigned(SIN_ADDR + 2)
                        + "."
                        + unsigned(SIN_ADDR + 3);
        return new SocketAddressInet(ip, port);
    }

    private int unsigned(int offset) {
        return address.get(ValueLayout.JAVA_BYTE, offset) & 0xff;
    }

    private int addressLength() {
        return (int) address.byteSize();
    }
}

package dev.ringside.linux.handover;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The system calls of local sockets, each under its own name.
///
/// Any thread may use an instance, but only one at a time.
final class LocalSocketCalls implements AutoCloseable {
    private static final MethodHandle SOCKET = Libc.bind("socket", INT, INT, INT, INT);
    private static final MethodHandle BIND = Libc.bind("bind", INT, INT, POINTER, INT);
    private static final MethodHandle LISTEN = Libc.bind("listen", INT, INT, INT);
    private static final MethodHandle CONNECT = Libc.bind("connect", INT, INT, POINTER, INT);
    private static final MethodHandle ACCEPT4 =
            Libc.bind("accept4", INT, INT, POINTER, POINTER, INT);
    private static final MethodHandle GETSOCKOPT =
            Libc.bind("getsockopt", INT, INT, INT, INT, POINTER, POINTER);
    private static final MethodHandle POLL = Libc.bind("poll", INT, POINTER, LONG, INT);
    private static final MethodHandle CLOSE = Libc.bind("close", INT, INT);

    private static final int AF_UNIX = 1;
    private static final int SOCK_SEQPACKET = 5;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_PEERCRED = 17;
    private static final short POLLIN = 1;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment callState = arena.allocate(Libc.CALL_STATE);
    private final MemorySegment address = arena.allocate(MessageStructs.SOCKADDR_UN);
    private final MemorySegment credentials = arena.allocate(MessageStructs.UCRED);
    private final MemorySegment length = arena.allocate(INT);
    private final MemorySegment pollfd = arena.allocate(MessageStructs.POLLFD);

    /// `int socket(int domain, int type, int protocol)` for packets that stay whole, close-on-exec.
    ///
    /// @return the descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
    Outcome socketSeqpacket() {
        try {
            return outcome(
                    (int) SOCKET.invokeExact(callState, AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @return 0; or `EADDRINUSE` if another socket has that name
    /// @see <a href="https://man7.org/linux/man-pages/man2/bind.2.html">bind(2)</a>
    Outcome bind(int fd, LocalName name) {
        try {
            int bytes = name.writeTo(address);
            return outcome((int) BIND.invokeExact(callState, fd, address, bytes));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int listen(int sockfd, int backlog)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/listen.2.html">listen(2)</a>
    Outcome listen(int fd, int backlog) {
        try {
            return outcome((int) LISTEN.invokeExact(callState, fd, backlog));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen)`
    ///
    /// @return 0; or `ECONNREFUSED` if nobody listens there
    /// @see <a href="https://man7.org/linux/man-pages/man2/connect.2.html">connect(2)</a>
    Outcome connect(int fd, LocalName name) {
        try {
            int bytes = name.writeTo(address);
            return outcome((int) CONNECT.invokeExact(callState, fd, address, bytes));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int accept4(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int flags)`,
    /// close-on-exec.
    ///
    /// @return the new descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man2/accept.2.html">accept(2)</a>
    Outcome accept4(int fd) {
        MemorySegment none = MemorySegment.NULL;
        try {
            return outcome((int) ACCEPT4.invokeExact(callState, fd, none, none, SOCK_CLOEXEC));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int getsockopt(int sockfd, SOL_SOCKET, SO_PEERCRED, void *optval, socklen_t *optlen)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
    PeerCredentials getsockoptPeercred(int fd) {
        try {
            length.set(INT, 0, (int) credentials.byteSize());
            outcome(
                            (int)
                                    GETSOCKOPT.invokeExact(
                                            callState,
                                            fd,
                                            SOL_SOCKET,
                                            SO_PEERCRED,
                                            credentials,
                                            length))
                    .orThrow("getsockopt(SO_PEERCRED)", fd);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
        return new PeerCredentials(
                credentials.getAtIndex(INT, 0),
                credentials.getAtIndex(INT, 1),
                credentials.getAtIndex(INT, 2));
    }

    /// `int poll(struct pollfd *fds, nfds_t nfds, int timeout)` for one descriptor and `POLLIN`.
    ///
    /// @param timeoutMillis -1 for ever
    /// @return 1 if there is something to read, or the other end is gone; 0 if the time is up or a
    ///   signal came
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
    Outcome pollReadable(int fd, int timeoutMillis) {
        pollfd.set(INT, MessageStructs.offset(MessageStructs.POLLFD, "fd"), fd);
        pollfd.set(
                ValueLayout.JAVA_SHORT,
                MessageStructs.offset(MessageStructs.POLLFD, "events"),
                POLLIN);
        try {
            Outcome outcome = outcome((int) POLL.invokeExact(callState, pollfd, 1L, timeoutMillis));
            boolean interrupted =
                    outcome instanceof Outcome.Failed(Errno errno) && errno.equals(Errno.EINTR);
            return interrupted ? new Outcome.Done(0) : outcome;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int close(int fd)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/close.2.html">close(2)</a>
    Outcome close(int fd) {
        try {
            return outcome((int) CLOSE.invokeExact(callState, fd));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
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

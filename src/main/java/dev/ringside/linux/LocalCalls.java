package dev.ringside.linux;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// System calls around descriptors that lead to another process of the same computer: datagrams,
/// Unix sockets, pipes and shared memory.
public abstract sealed class LocalCalls extends TaskCalls permits ReadinessCalls {
    private static final MethodHandle SOCKET = Libc.bind("socket", INT, INT, INT, INT);
    private static final MethodHandle BIND = Libc.bind("bind", INT, INT, POINTER, INT);
    private static final MethodHandle CONNECT = Libc.bind("connect", INT, INT, POINTER, INT);
    private static final MethodHandle PIPE2 = Libc.bind("pipe2", INT, POINTER, INT);
    private static final MethodHandle FCNTL = Libc.bindVariadic("fcntl", 2, INT, INT, INT, INT);
    private static final MethodHandle WRITE = Libc.bind("write", LONG, INT, POINTER, SIZE_T);
    private static final MethodHandle OPEN = Libc.bind("open", INT, POINTER, INT);
    private static final MethodHandle SETSOCKOPT =
            Libc.bind("setsockopt", INT, INT, INT, INT, POINTER, INT);
    private static final MethodHandle MEMFD_CREATE = Libc.bind("memfd_create", INT, POINTER, INT);
    private static final MethodHandle FTRUNCATE = Libc.bind("ftruncate", INT, INT, LONG);
    private static final MethodHandle GETRLIMIT = Libc.bind("getrlimit", INT, INT, POINTER);

    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int CLOEXEC = 0x80000;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_WRONLY = 1;
    private static final int MFD_CLOEXEC = 1;
    private static final int SOL_SOCKET = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int RLIMIT_NOFILE = 7;
    private static final int SUN_PATH = 2;
    private static final int LONGEST_NAME = 100;

    private final MemorySegment unixAddress = arena.allocate(SUN_PATH + 108, Long.BYTES);
    private final MemorySegment pair = arena.allocate(INT, 2);
    private final MemorySegment limits = arena.allocate(LONG, 2);

    LocalCalls(Arena arena) {
        super(arena);
    }

    /// `int socket(int domain, int type, int protocol)` for UDP over IPv4, close-on-exec.
    ///
    /// @return the descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
    public Outcome socketUdp() {
        return socket(AF_INET, SOCK_DGRAM);
    }

    /// `int socket(int domain, int type, int protocol)` for a Unix stream, close-on-exec.
    ///
    /// @return the descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
    public Outcome socketUnix() {
        return socket(AF_UNIX, SOCK_STREAM);
    }

    /// `bind` to a name in the abstract namespace, which is no file and goes with its socket.
    ///
    /// @param name at most 100 characters of ASCII
    /// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
    public Outcome bindUnix(int fd, String name) {
        int length = writeUnix(name);
        try {
            return outcome((int) BIND.invokeExact(callState, fd, unixAddress, length));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `connect` to a name in the abstract namespace.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
    public Outcome connectUnix(int fd, String name) {
        int length = writeUnix(name);
        try {
            return outcome((int) CONNECT.invokeExact(callState, fd, unixAddress, length));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int pipe2(int pipefd[2], int flags)`, close-on-exec.
    ///
    /// @return the read end; the write end is the next call of [#pipeWriteEnd]
    /// @see <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">pipe(2)</a>
    public Outcome pipe2() {
        try {
            Outcome outcome = outcome((int) PIPE2.invokeExact(callState, pair, CLOEXEC));
            return outcome instanceof Outcome.Done
                    ? new Outcome.Done(pair.getAtIndex(INT, 0))
                    : outcome;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// The write end of the last [#pipe2].
    public int pipeWriteEnd() {
        return pair.getAtIndex(INT, 1);
    }

    /// `int fcntl(int fd, F_SETFL, O_NONBLOCK)`: calls on it return at once from now on.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/fcntl.2.html">fcntl(2)</a>
    public Outcome fcntlNonBlocking(int fd) {
        try {
            return outcome((int) FCNTL.invokeExact(callState, fd, F_SETFL, O_NONBLOCK));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t write(int fd, const void *buf, size_t count)`
    ///
    /// @return the bytes that the kernel took, perhaps fewer than all
    /// @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">write(2)</a>
    public Outcome write(int fd, MemorySegment bytes) {
        try {
            return outcome((long) WRITE.invokeExact(callState, fd, bytes, bytes.byteSize()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int open(const char *pathname, int flags)` for writing, close-on-exec.
    ///
    /// @return the descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
    public Outcome openForWriting(String path) {
        try (Arena local = Arena.ofConfined()) {
            return outcome(
                    (int)
                            OPEN.invokeExact(
                                    callState, local.allocateFrom(path), O_WRONLY | CLOEXEC));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int setsockopt(int sockfd, SOL_SOCKET, SO_RCVBUF, …)`: how much memory the receive queue
    /// may take; the kernel doubles it, for its own bookkeeping, and has a least size.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
    public Outcome setsockoptRcvbuf(int fd, int bytes) {
        return setsockopt(fd, SO_RCVBUF, bytes);
    }

    /// `int setsockopt(int sockfd, SOL_SOCKET, SO_SNDBUF, …)`: the same of what was sent and is
    /// still with the kernel.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
    public Outcome setsockoptSndbuf(int fd, int bytes) {
        return setsockopt(fd, SO_SNDBUF, bytes);
    }

    private Outcome setsockopt(int fd, int option, int value) {
        pair.set(INT, 0, value);
        int length = (int) INT.byteSize();
        try {
            return outcome(
                    (int) SETSOCKOPT.invokeExact(callState, fd, SOL_SOCKET, option, pair, length));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int memfd_create(const char *name, unsigned int flags)`, close-on-exec, of `bytes` zeros: a
    /// file that is nowhere and goes with its last descriptor.
    ///
    /// @return the descriptor
    /// @throws SyscallException if it cannot be made that long
    /// @see <a href="https://man7.org/linux/man-pages/man2/memfd_create.2.html">memfd_create(2)</a>
    public Outcome memfdCreate(String name, long bytes) {
        try (Arena local = Arena.ofConfined()) {
            Outcome outcome =
                    outcome(
                            (int)
                                    MEMFD_CREATE.invokeExact(
                                            callState, local.allocateFrom(name), MFD_CLOEXEC));
            if (outcome instanceof Outcome.Done(long fd)) {
                outcome((int) FTRUNCATE.invokeExact(callState, (int) fd, bytes))
                        .orThrow("ftruncate", (int) fd);
            }
            return outcome;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int getrlimit(RLIMIT_NOFILE, struct rlimit *rlim)`
    ///
    /// @return how many descriptors this process may have
    /// @throws SyscallException never, on Linux
    /// @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2)</a>
    public long getrlimitNofile() {
        try {
            outcome((int) GETRLIMIT.invokeExact(callState, RLIMIT_NOFILE, limits))
                    .orThrow("getrlimit", -1);
            return limits.get(LONG, 0);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private Outcome socket(int domain, int type) {
        try {
            return outcome((int) SOCKET.invokeExact(callState, domain, type | CLOEXEC, 0));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private int writeUnix(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("too long for a socket's name: " + name);
        }
        unixAddress.fill((byte) 0).set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(
                bytes, 0, unixAddress, ValueLayout.JAVA_BYTE, SUN_PATH + 1, bytes.length);
        return SUN_PATH + 1 + bytes.length;
    }
}

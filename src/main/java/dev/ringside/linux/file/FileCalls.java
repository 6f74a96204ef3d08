package dev.ringside.linux.file;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The calls by which a program gets at the contents of a file. Belongs to one thread.
public final class FileCalls {
    /// `O_RDONLY | O_CLOEXEC`: through the page cache.
    public static final int O_RDONLY = 0x80000;

    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    /// The same with `O_DIRECT`: past it.
    public static final int O_DIRECT = O_RDONLY | (ARM ? 0x10000 : 0x4000);

    private static final MethodHandle OPEN = Libc.bindVariadic("open", 2, INT, POINTER, INT);
    private static final MethodHandle MMAP =
            Libc.bind("mmap", LONG, LONG, SIZE_T, INT, INT, INT, LONG);
    private static final MethodHandle MUNMAP = Libc.bind("munmap", INT, LONG, SIZE_T);
    private static final MethodHandle SENDFILE =
            Libc.bind("sendfile", LONG, INT, INT, POINTER, SIZE_T);
    private static final MethodHandle SPLICE =
            Libc.bind("splice", LONG, INT, POINTER, INT, POINTER, SIZE_T, INT);
    private static final MethodHandle SOCKETPAIR =
            Libc.bind("socketpair", INT, INT, INT, INT, POINTER);
    private static final MethodHandle PIPE2 = Libc.bind("pipe2", INT, POINTER, INT);
    private static final MethodHandle GETPAGESIZE = Libc.bindPlain("getpagesize", INT);

    private static final int PROT_READ = 1;
    private static final int MAP_SHARED = 1;
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM_CLOEXEC = 0x80001;
    private static final int O_CLOEXEC = 0x80000;
    private static final int CUR_OFFSET = 0;

    private final MemorySegment callState;
    private final MemorySegment pair;

    /// @param arena for what the calls need
    public FileCalls(Arena arena) {
        callState = arena.allocate(Libc.CALL_STATE);
        pair = arena.allocate(INT, 2);
    }

    /// Two descriptors that were made together.
    ///
    /// @param first where a pipe is read; one end of a socket pair
    /// @param second where a pipe is written; the other end of a socket pair
    public record Pair(int first, int second) {}

    /// `int getpagesize(void)`: how many bytes a page has.
    public static int getpagesize() {
        try {
            return (int) GETPAGESIZE.invokeExact();
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int open(const char *path, int flags)`; the kernel sees `openat`.
    ///
    /// @param path ends with a zero byte
    /// @return the descriptor
    /// @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
    public Outcome open(MemorySegment path, int flags) {
        try {
            return outcome((int) OPEN.invokeExact(callState, path, flags));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)`: the
    /// file's first bytes, for reading, shared with the page cache. Nothing is read yet.
    ///
    /// @return the address
    /// @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
    public Outcome mmap(int fd, long lengthBytes) {
        try {
            return outcome(
                    (long)
                            MMAP.invokeExact(
                                    callState, 0L, lengthBytes, PROT_READ, MAP_SHARED, fd, 0L));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// What [#mmap] has mapped at `address`.
    public static MemorySegment mapped(long address, long lengthBytes) {
        return Libc.memory(MemorySegment.ofAddress(address), lengthBytes);
    }

    /// `int munmap(void *addr, size_t length)`. Nobody may touch that memory afterwards.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">munmap(2)</a>
    public Outcome munmap(MemorySegment memory) {
        try {
            return outcome(
                    (int) MUNMAP.invokeExact(callState, memory.address(), memory.byteSize()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count)` from where the file
    /// is.
    ///
    /// @return how many bytes; 0 at the end of the file
    /// @see <a href="https://man7.org/linux/man-pages/man2/sendfile.2.html">sendfile(2)</a>
    public Outcome sendfile(int out, int in, long count) {
        try {
            return outcome(
                    (long) SENDFILE.invokeExact(callState, out, in, MemorySegment.NULL, count));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t splice(int fd_in, off_t *off_in, int fd_out, off_t *off_out, size_t len, unsigned
    /// int flags)` without offsets and flags. One of the two is a pipe.
    ///
    /// @return how many bytes; 0 at the end of the file
    /// @see <a href="https://man7.org/linux/man-pages/man2/splice.2.html">splice(2)</a>
    public Outcome splice(int in, int out, long count) {
        try {
            return outcome(
                    (long)
                            SPLICE.invokeExact(
                                    callState,
                                    in,
                                    MemorySegment.NULL,
                                    out,
                                    MemorySegment.NULL,
                                    count,
                                    CUR_OFFSET));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int socketpair(int domain, int type, int protocol, int sv[2])`: two connected Unix stream
    /// sockets.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/socketpair.2.html">socketpair(2)</a>
    public Pair socketpair() {
        try {
            outcome((int) SOCKETPAIR.invokeExact(callState, AF_UNIX, SOCK_STREAM_CLOEXEC, 0, pair))
                    .orThrow("socketpair", -1);
            return made();
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int pipe2(int pipefd[2], int flags)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/pipe.2.html">pipe2(2)</a>
    public Pair pipe() {
        try {
            outcome((int) PIPE2.invokeExact(callState, pair, O_CLOEXEC)).orThrow("pipe2", -1);
            return made();
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private Pair made() {
        return new Pair(pair.getAtIndex(INT, 0), pair.getAtIndex(INT, 1));
    }

    private Outcome outcome(long result) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }
}

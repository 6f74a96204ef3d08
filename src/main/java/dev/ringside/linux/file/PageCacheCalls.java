package dev.ringside.linux.file;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.OptionalLong;

/// What can be asked of the page cache, and told to it, by an ordinary user who may write to the
/// file: for others the kernel gives away nothing. Belongs to one thread.
public final class PageCacheCalls {
    private static final MethodHandle FSYNC = Libc.bind("fsync", INT, INT);
    private static final MethodHandle POSIX_FADVISE =
            Libc.bindPlain("posix_fadvise", INT, INT, LONG, LONG, INT);
    private static final MethodHandle MINCORE = Libc.bind("mincore", INT, LONG, SIZE_T, POINTER);
    private static final MethodHandle SYSCALL =
            Libc.bindVariadic("syscall", 1, LONG, LONG, INT, POINTER, POINTER, INT);

    /// The same on every architecture; the C library has no function for it.
    private static final long CACHESTAT = 451;

    private static final int POSIX_FADV_DONTNEED = 4;
    private static final int CACHESTAT_WORDS = 5;
    private static final int NR_CACHE = 0;

    private final Arena arena;
    private final MemorySegment callState;
    private final FileCalls files;

    /// @param arena for what the calls need
    public PageCacheCalls(Arena arena) {
        this.arena = arena;
        callState = arena.allocate(Libc.CALL_STATE);
        files = new FileCalls(arena);
    }

    /// `int fsync(int fd)`: waits until the file is on the disk.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/fsync.2.html">fsync(2)</a>
    public Outcome fsync(int fd) {
        try {
            return outcome((int) FSYNC.invokeExact(callState, fd));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int posix_fadvise(int fd, off_t offset, off_t len, POSIX_FADV_DONTNEED)` for the whole
    /// file: the kernel is asked to forget its pages, and need not.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/posix_fadvise.2.html">
    ///   posix_fadvise(2)</a>
    public Outcome forget(int fd) {
        try {
            int error = (int) POSIX_FADVISE.invokeExact(fd, 0L, 0L, POSIX_FADV_DONTNEED);
            return error == 0 ? new Outcome.Done(0) : new Outcome.Failed(Errno.of(error));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int cachestat(unsigned int fd, struct cachestat_range *range, struct cachestat *cstat,
    /// unsigned int flags)` for the whole file: how many of its pages are in the page cache, those
    /// that are still being read included.
    ///
    /// @return empty if this kernel, before 6.5, cannot tell, or does not want to
    /// @see <a href="https://man7.org/linux/man-pages/man2/cachestat.2.html">cachestat(2)</a>
    public OptionalLong cachestat(int fd) {
        MemorySegment range = arena.allocate(LONG, 2);
        MemorySegment stat = arena.allocate(LONG, CACHESTAT_WORDS);
        try {
            long result = (long) SYSCALL.invokeExact(callState, CACHESTAT, fd, range, stat, 0);
            return result < 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(stat.getAtIndex(LONG, NR_CACHE));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int mincore(void *addr, size_t length, unsigned char *vec)` over a mapping that is made for
    /// it: which pages of the file are in the page cache with their contents.
    ///
    /// @param lengthBytes how much of the file is looked at, more than nothing
    /// @throws dev.ringside.linux.SyscallException if it cannot be mapped
    /// @see <a href="https://man7.org/linux/man-pages/man2/mincore.2.html">mincore(2)</a>
    public BitSet mincore(int fd, long lengthBytes) {
        long address = files.mmap(fd, lengthBytes).orThrow("mmap", fd);
        int pages = (int) Math.ceilDiv(lengthBytes, FileCalls.getpagesize());
        try {
            MemorySegment vector = arena.allocate(pages);
            outcome((int) MINCORE.invokeExact(callState, address, lengthBytes, vector))
                    .orThrow("mincore", fd);
            var there = new BitSet(pages);
            for (int page = 0; page < pages; page++) {
                there.set(page, (vector.get(ValueLayout.JAVA_BYTE, page) & 1) != 0);
            }
            return there;
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        } finally {
            files.munmap(FileCalls.mapped(address, lengthBytes)).orThrow("munmap", fd);
        }
    }

    private Outcome outcome(long result) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }
}

package dev.ringside.linux.uring;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.SyscallTable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls around a ring. Belongs to one thread.
final class UringCalls {
    private static final MethodHandle SETUP =
            Libc.bindVariadic("syscall", 1, LONG, LONG, INT, POINTER);
    private static final MethodHandle ENTER =
            Libc.bindVariadic("syscall", 1, LONG, LONG, INT, INT, INT, INT, POINTER, SIZE_T);
    private static final MethodHandle MMAP =
            Libc.bind("mmap", LONG, LONG, SIZE_T, INT, INT, INT, LONG);
    private static final MethodHandle MUNMAP = Libc.bind("munmap", INT, POINTER, SIZE_T);

    // the C library has no functions for these
    private static final long IO_URING_SETUP = number("io_uring_setup");
    private static final long IO_URING_ENTER = number("io_uring_enter");

    private static final int PROT_READ_WRITE = 0x3;
    private static final int MAP_SHARED_POPULATE = 0x8001;
    private static final long ANYWHERE = 0;
    private static final long MAP_FAILED = -1;

    private final MemorySegment callState;

    UringCalls(Arena arena) {
        callState = arena.allocate(Libc.CALL_STATE);
    }

    /// `int io_uring_setup(u32 entries, struct io_uring_params *p)`
    ///
    /// @return the descriptor of the ring
    /// @see <a href="https://man7.org/linux/man-pages/man2/io_uring_setup.2.html">
    ///   io_uring_setup(2)</a>
    Outcome setup(int entries, MemorySegment params) {
        try {
            return outcome((long) SETUP.invokeExact(callState, IO_URING_SETUP, entries, params));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int io_uring_enter(unsigned int fd, unsigned int to_submit, unsigned int min_complete,
    /// unsigned int flags, sigset_t *sig, size_t sz)`, without a set of signals.
    ///
    /// @return how many entries were taken out of the submission ring
    /// @see <a href="https://man7.org/linux/man-pages/man2/io_uring_enter.2.html">
    ///   io_uring_enter(2)</a>
    Outcome enter(int fd, int toSubmit, int minComplete, int flags) {
        try {
            return outcome(
                    (long)
                            ENTER.invokeExact(
                                    callState,
                                    IO_URING_ENTER,
                                    fd,
                                    toSubmit,
                                    minComplete,
                                    flags,
                                    MemorySegment.NULL,
                                    0L));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset)`: shared
    /// with the kernel, for reading and writing, with all pages present.
    ///
    /// @throws dev.ringside.linux.SyscallException if there is no memory for it
    /// @see <a href="https://man7.org/linux/man-pages/man2/mmap.2.html">mmap(2)</a>
    @SuppressWarnings("restricted") // the length is that of the mapping
    MemorySegment mmap(int fd, long offset, long lengthBytes) {
        try {
            long address =
                    (long)
                            MMAP.invokeExact(
                                    callState,
                                    ANYWHERE,
                                    lengthBytes,
                                    PROT_READ_WRITE,
                                    MAP_SHARED_POPULATE,
                                    fd,
                                    offset);
            Outcome outcome =
                    address == MAP_FAILED
                            ? new Outcome.Failed(Libc.errno(callState))
                            : new Outcome.Done(address);
            return MemorySegment.ofAddress(outcome.orThrow("mmap", fd)).reinterpret(lengthBytes);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int munmap(void *addr, size_t length)`. Nobody may touch `memory` afterwards.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/munmap.2.html">munmap(2)</a>
    void munmap(MemorySegment memory) {
        try {
            outcome((int) MUNMAP.invokeExact(callState, memory, memory.byteSize()))
                    .orThrow("munmap", -1);
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private Outcome outcome(long result) {
        return result < 0 ? new Outcome.Failed(Libc.errno(callState)) : new Outcome.Done(result);
    }

    private static long number(String call) {
        return SyscallTable.ofThisComputer().number(call);
    }
}

package dev.ringside.linux.aio;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;
import static dev.ringside.linux.Libc.SIZE_T;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// A `struct aiocb`: what a program asks for, and where the C library leaves the result.
public final class ControlBlock {
    /// `struct aiocb` of glibc, on machines with 64 bits. What it keeps for itself is padding here.
    static final StructLayout AIOCB =
            structLayout(
                    INT.withName("aio_fildes"),
                    INT.withName("aio_lio_opcode"),
                    INT.withName("aio_reqprio"),
                    paddingLayout(4),
                    POINTER.withName("aio_buf"),
                    SIZE_T.withName("aio_nbytes"),
                    paddingLayout(12), // sigev_value, sigev_signo
                    INT.withName("sigev_notify"),
                    paddingLayout(80),
                    LONG.withName("aio_offset"),
                    paddingLayout(32));

    /// Nobody is told when the request is done.
    private static final int SIGEV_NONE = 1;

    private final MemorySegment memory;
    private final int fd;

    /// Asks for bytes of a descriptor, without being told when they are there.
    ///
    /// @param arena gives the memory, which has to live as long as the request is under way
    /// @param into where the bytes shall go
    public ControlBlock(Arena arena, int fd, MemorySegment into) {
        this.fd = fd;
        memory = arena.allocate(AIOCB);
        memory.set(INT, offset("aio_fildes"), fd);
        memory.set(POINTER, offset("aio_buf"), into);
        memory.set(SIZE_T, offset("aio_nbytes"), into.byteSize());
        memory.set(INT, offset("sigev_notify"), SIGEV_NONE);
    }

    /// Asks for the bytes from the byte `offset` of a file on. What has no positions ignores it.
    public void at(long offset) {
        memory.set(LONG, offset("aio_offset"), offset);
    }

    /// The descriptor that it is about.
    public int fd() {
        return fd;
    }

    /// How many bytes there is room for.
    public long lengthBytes() {
        return memory.get(SIZE_T, offset("aio_nbytes"));
    }

    MemorySegment memory() {
        return memory;
    }

    static long offset(String member) {
        return AIOCB.byteOffset(PathElement.groupElement(member));
    }
}

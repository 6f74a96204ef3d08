package dev.ringside.linux.aio;

import static dev.ringside.linux.Libc.INT;
import static dev.ringside.linux.Libc.LONG;
import static dev.ringside.linux.Libc.POINTER;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Libc;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of POSIX AIO. None of them is a system call: glibc hands each request to a thread
/// of its own, which makes an ordinary, blocking call. Belongs to one thread.
public final class AioCalls {
    private static final MethodHandle AIO_READ = Libc.bind("aio_read", INT, POINTER);
    private static final MethodHandle AIO_ERROR = Libc.bindPlain("aio_error", INT, POINTER);
    private static final MethodHandle AIO_RETURN = Libc.bindPlain("aio_return", LONG, POINTER);
    private static final MethodHandle AIO_SUSPEND =
            Libc.bind("aio_suspend", INT, POINTER, INT, POINTER);

    // freed by the garbage collector: to free it at a certain moment could be a call
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment callState = arena.allocate(Libc.CALL_STATE);
    private MemorySegment list = arena.allocate(POINTER, 1);

    /// Whether the C library has them, in the shape that is known here: that of glibc.
    public static boolean isKnownHere() {
        return Libc.has("gnu_get_libc_version") && Libc.has("aio_read");
    }

    /// `int aio_read(struct aiocb *aiocbp)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_read.3.html">aio_read(3)</a>
    public Outcome read(ControlBlock block) {
        try {
            return outcome((int) AIO_READ.invokeExact(callState, block.memory()));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int aio_error(const struct aiocb *aiocbp)`: looks into the control block.
    ///
    /// @return 0 if the request is done; `EINPROGRESS` as long as it is not; else why it failed
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_error.3.html">aio_error(3)</a>
    public Outcome error(ControlBlock block) {
        try {
            int errno = (int) AIO_ERROR.invokeExact(block.memory());
            return errno == 0 ? new Done(0) : new Failed(Errno.of(errno));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `ssize_t aio_return(struct aiocb *aiocbp)`: takes the result out of the control block.
    ///
    /// @return what the call of the helper thread returned
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_return.3.html">aio_return(3)</a>
    public long result(ControlBlock block) {
        try {
            return (long) AIO_RETURN.invokeExact(block.memory());
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    /// `int aio_suspend(const struct aiocb *const list[], int nitems, const struct timespec
    /// *timeout)` without a timeout: waits until one of the requests is done.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_suspend.3.html">aio_suspend(3)</a>
    public Outcome suspend(Iterable<ControlBlock> blocks) {
        int count = 0;
        for (ControlBlock block : blocks) {
            reserve(count + 1);
            list.setAtIndex(POINTER, count++, block.memory());
        }
        try {
            return outcome(
                    (int) AIO_SUSPEND.invokeExact(callState, list, count, MemorySegment.NULL));
        } catch (Throwable t) {
            throw Libc.unexpected(t);
        }
    }

    private void reserve(int count) {
        long room = list.byteSize() / POINTER.byteSize();
        if (count > room) {
            list = arena.allocate(POINTER, 2 * room).copyFrom(list);
        }
    }

    private Outcome outcome(long result) {
        return result < 0 ? new Failed(Libc.errno(callState)) : new Done(result);
    }
}

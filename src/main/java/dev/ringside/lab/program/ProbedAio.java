package dev.ringside.lab.program;

import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.aio.AioCalls;
import dev.ringside.linux.aio.ControlBlock;
import dev.ringside.linux.proc.Threads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// The functions of POSIX AIO, as a model calls them. They are functions of the C library: the
/// system calls are made by threads that the library starts, and are reported by the kernel only.
///
/// Belongs to the server's thread.
public final class ProbedAio {
    private static final String IN_PROGRESS = "EINPROGRESS";

    /// A thread of the library ends when it has had nothing to do for a second.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration GLANCE = Duration.ofMillis(20);

    private final ProgramNotes notes;
    private final NotedWork noted;
    private final long bufferBytes;
    private final int tid;
    private final AioCalls calls = new AioCalls();
    private int requests;

    /// What is asked for at one descriptor, again and again.
    public static final class Request {
        private final Endpoint endpoint;
        private final MemorySegment buffer;
        private final ControlBlock block;
        private int number;

        private Request(Endpoint endpoint, MemorySegment buffer, ControlBlock block) {
            this.endpoint = endpoint;
            this.buffer = buffer;
            this.block = block;
        }

        /// Whose bytes it is about.
        public Endpoint endpoint() {
            return endpoint;
        }

        /// The first `count` bytes of what came.
        public MemorySegment bytes(long count) {
            return buffer.asSlice(0, count);
        }
    }

    /// @param tid the calling thread
    ProbedAio(ProgramNotes notes, long bufferBytes, int tid) {
        this.notes = notes;
        this.noted = new NotedWork(notes);
        this.bufferBytes = bufferBytes;
        this.tid = tid;
    }

    /// Waits until the library has none of its threads any more, so that the next request starts
    /// one. They have inherited the name of the thread that made the request.
    public void awaitNoHelpers() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (hasHelpers()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a thread of the C library does not end");
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private boolean hasHelpers() {
        int process = (int) ProcessHandle.current().pid();
        String name = Threads.name(process, tid).orElse("");
        try {
            return Threads.ofThisProcess().stream()
                    .filter(other -> other != tid)
                    .anyMatch(other -> Threads.name(process, other).orElse("").equals(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A request for the bytes of a file, with a buffer of its own. Nothing is asked for yet.
    public Request prepareFile(int fd) {
        return prepare(new Endpoint(fd, 0));
    }

    /// A request for the bytes of a client, with a buffer of its own. Nothing is asked for yet.
    public Request prepare(Endpoint endpoint) {
        // given back by the garbage collector: to free it now could be a call that is recorded
        Arena arena = Arena.ofAuto();
        var buffer = arena.allocate(bufferBytes);
        return new Request(endpoint, buffer, new ControlBlock(arena, endpoint.fd(), buffer));
    }

    /// `int aio_read(struct aiocb *aiocbp)`
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_read.3.html">aio_read(3)</a>
    public void aioRead(Request request) {
        requests++;
        request.number = requests;
        int fd = request.block.fd();
        notes.aioRequested(requests, fd, request.block.lengthBytes());
        calls.read(request.block).orThrow("aio_read", fd);
    }

    /// The same for what begins at the byte `offset` of a file.
    public void aioRead(Request request, long offset) {
        request.block.at(offset);
        aioRead(request);
    }

    /// `int aio_error(const struct aiocb *aiocbp)`
    ///
    /// @return whether it no longer says `EINPROGRESS`: the request is done, be it in vain
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_error.3.html">aio_error(3)</a>
    public boolean aioError(Request request) {
        return switch (calls.error(request.block)) {
            case Done _ -> {
                notes.aioAsked(request.number, 0);
                yield true;
            }
            case Failed(Errno errno) -> {
                notes.aioAsked(request.number, errno.number());
                yield !errno.name().equals(IN_PROGRESS);
            }
        };
    }

    /// `ssize_t aio_return(struct aiocb *aiocbp)` of a request that is done.
    ///
    /// @return the bytes received, 0 at the end of the stream
    /// @throws SyscallException if the transfer has failed
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_return.3.html">aio_return(3)</a>
    public long aioReturn(Request request) {
        Outcome outcome = calls.error(request.block);
        long count = calls.result(request.block);
        notes.aioTaken(request.number, count);
        if (outcome instanceof Failed(Errno errno)) {
            throw new SyscallException("aio_read", request.block.fd(), errno);
        }
        if (count > 0) {
            notes.gotBytes(request.block.fd(), request.buffer, (int) count);
        }
        return count;
    }

    /// `int aio_suspend(const struct aiocb *const list[], int nitems, const struct timespec
    /// *timeout)`: waits until one of them is done. A signal ends it as well.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man3/aio_suspend.3.html">aio_suspend(3)</a>
    public void aioSuspend(List<Request> pending) {
        List<ControlBlock> blocks = new ArrayList<>(pending.size());
        for (Request request : pending) {
            blocks.add(request.block);
        }
        notes.aioSuspended(blocks.size(), true);
        calls.suspend(blocks);
        notes.aioSuspended(blocks.size(), false);
    }

    /// Has the program do a piece of its own work, and notes when that begins and ends.
    ///
    /// @param work does it, and says what all pieces together have found
    public void compute(LongSupplier work) {
        noted.piece(work);
    }
}

package dev.ringside.lab.program;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.uring.Uring;
import dev.ringside.linux.uring.UringMode;
import dev.ringside.linux.uring.UringOp;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Supplier;

/// The two rings of a model, with one request per descriptor in flight: the descriptor names it.
///
/// What goes into the submission ring and comes out of the completion ring takes no call, so that
/// it is noted in a [ProgramRing]. Belongs to the server's thread.
public final class ProbedRing {
    /// How long the kernel's thread polls in vain before it sleeps.
    static final int POLLER_IDLE_MILLIS = 2000;

    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int GETEVENTS = 1;
    private static final int SQ_WAKEUP = 2;
    private static final int NOBODY = -1;

    private final Uring ring;
    private final ProgramNotes notes;
    private final CallClock clock;
    private final Transport transport;
    private final long bufferBytes;
    private @Nullable MemorySegment[] buffers = new MemorySegment[64];
    private int listening = NOBODY;
    private int completed = NOBODY;

    /// Sets up two rings.
    ///
    /// @param size how many entries the submission ring has room for, a power of two
    /// @param bufferBytes how much each request may receive
    static ProbedRing of(
            Uring.Setup setup,
            int size,
            ProgramNotes notes,
            CallClock clock,
            Transport transport,
            long bufferBytes) {
        Outcome outcome =
                clock.time(notes, ProbedCall.IO_URING_SETUP, size, 0, 0, () -> setup.create(size));
        int fd = (int) outcome.orThrow("io_uring_setup", -1);
        notes.openedRing(fd);
        return new ProbedRing(setup.map(fd), notes, clock, transport, bufferBytes);
    }

    ProbedRing(
            Uring ring,
            ProgramNotes notes,
            CallClock clock,
            Transport transport,
            long bufferBytes) {
        this.ring = ring;
        this.notes = notes;
        this.clock = clock;
        this.transport = transport;
        this.bufferBytes = bufferBytes;
    }

    /// Puts a `recv` into the submission ring, or a `read` from a pipe, into a buffer of the
    /// endpoint's own.
    public void recv(Endpoint endpoint) {
        UringOp op = transport.isSocket() ? UringOp.RECV : UringOp.READ;
        long offset = op == UringOp.READ ? Uring.PRESENT : 0;
        prepare(op, endpoint.fd(), buffer(endpoint.fd()), offset, 0);
    }

    /// Puts a `read` of a file into the submission ring, from the byte `offset` on, into a buffer
    /// of that file's own.
    public void read(int fd, long offset) {
        prepare(UringOp.READ, fd, buffer(fd), offset, 0);
    }

    /// Puts an `accept4` into the submission ring.
    public void accept(int listens) {
        listening = listens;
        prepare(UringOp.ACCEPT, listens, MemorySegment.NULL, 0, SOCK_CLOEXEC);
    }

    private void prepare(UringOp op, int fd, MemorySegment into, long offset, int flags) {
        notes.prepared(ring.fd(), fd, op, fd, into.byteSize());
        ring.prepare(op, fd, into, offset, flags, fd);
    }

    /// `int io_uring_enter(unsigned int fd, unsigned int to_submit, 0, 0, NULL, 0)`: hands over the
    /// entries in the submission ring, without waiting for anything. No call if there are none; nor
    /// where a thread of the kernel looks for them, unless it sleeps.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/io_uring_enter.2.html">
    ///   io_uring_enter(2)</a>
    public void submit() {
        if (ring.mode() == UringMode.SQPOLL) {
            ring.handedOver();
            if (ring.isPollerAsleep()) {
                enter(0, 0, SQ_WAKEUP, ring::wakePoller);
            }
            return;
        }
        while (ring.prepared() > 0) {
            enter(ring.prepared(), 0, 0, ring::submit);
        }
    }

    /// `int io_uring_enter(unsigned int fd, 0, 1, IORING_ENTER_GETEVENTS, NULL, 0)`: waits until
    /// there is something in the completion ring. Where a thread of the kernel puts it there, this
    /// looks at the ring again and again, without a call.
    ///
    /// @see <a href="https://man7.org/linux/man-pages/man2/io_uring_enter.2.html">
    ///   io_uring_enter(2)</a>
    public void await() {
        boolean looks = ring.mode() == UringMode.SQPOLL;
        while (!ring.hasCompletion()) {
            if (looks) {
                Thread.onSpinWait();
            } else {
                enter(0, 1, GETEVENTS, ring::await);
            }
        }
    }

    /// Whether there is something in the completion ring. It takes no call.
    public boolean hasCompletion() {
        return ring.hasCompletion();
    }

    /// Takes the first result out of the completion ring, which must not be empty. It takes no
    /// call.
    ///
    /// @return what a call would have returned; [#completed] tells whose it is
    public Outcome take() {
        completed = (int) ring.request();
        int code = ring.resultCode();
        Outcome result = ring.result();
        ring.advance();
        notes.reaped(ring.fd(), completed, code);
        if (result instanceof Done(long value)) {
            if (completed == listening) {
                clock.prepare((int) value);
                notes.opened((int) value, transport.objectType());
            } else if (value > 0) {
                notes.gotBytes(completed, buffer(completed), (int) value);
            }
        }
        return result;
    }

    /// The descriptor that the result is about that was taken last.
    public int completed() {
        return completed;
    }

    /// Sends back what was received there, by `send`.
    ///
    /// @param calls of the same thread
    public void sendBack(Endpoint endpoint, long count, ProbedSyscalls calls) {
        calls.sendAll(endpoint, buffer(endpoint.fd()).asSlice(0, count));
    }

    /// Gives the memory of the rings back and closes them.
    ///
    /// @param calls of the same thread
    public void close(ProbedSyscalls calls) {
        ring.unmap();
        calls.close(ring.fd());
    }

    private MemorySegment buffer(int fd) {
        if (fd >= buffers.length) {
            buffers = Arrays.copyOf(buffers, Math.max(fd + 1, 2 * buffers.length));
        }
        MemorySegment known = buffers[fd];
        if (known == null) {
            // the garbage collector frees it: the kernel may know it until the ring is gone
            known = Arena.ofAuto().allocate(bufferBytes);
            buffers[fd] = known;
        }
        return known;
    }

    private void enter(int toSubmit, int minComplete, int flags, Supplier<Outcome> call) {
        Outcome outcome =
                clock.time(
                        notes,
                        ProbedCall.IO_URING_ENTER,
                        ring.fd(),
                        toSubmit,
                        minComplete,
                        flags,
                        call);
        if (outcome instanceof Failed(Errno errno) && !errno.equals(Errno.EINTR)) {
            outcome.orThrow("io_uring_enter", ring.fd());
        }
    }
}

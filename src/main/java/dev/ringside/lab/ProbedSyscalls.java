package dev.ringside.lab;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The system calls that a model may make. What they delivered is noted in a [ProgramRing], without
/// a further call.
///
/// Belongs to the server's thread.
public final class ProbedSyscalls {
    private final Syscalls calls;
    private final ProgramRing ring;

    /// The calls of one thread.
    ///
    /// @param ring gets what they delivered
    public ProbedSyscalls(Syscalls calls, ProgramRing ring) {
        this.calls = calls;
        this.ring = ring;
    }

    /// `ssize_t recv(int sockfd, void *buf, size_t len, int flags)` into the endpoint's buffer,
    /// without flags.
    ///
    /// @return the bytes received, 0 at the end of the stream; or why there are none
    /// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
    public Outcome recv(Endpoint endpoint) {
        Outcome outcome = calls.recv(endpoint.fd(), endpoint.buffer(), 0);
        if (outcome instanceof Done(long count) && count > 0) {
            note(endpoint.fd(), endpoint.buffer(), (int) count);
        }
        return outcome;
    }

    private void note(int fd, MemorySegment buffer, int count) {
        long nanos = System.nanoTime();
        int at = ring.claim();
        if (at >= 0) {
            int kept = Math.min(count, ProgramRing.KEPT_BYTES);
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, ring.bytes(), at, kept);
            ring.publish(nanos, fd, count);
        }
    }
}

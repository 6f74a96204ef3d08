package dev.ringside.lab.recorder;

import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Queued;
import dev.ringside.trace.TraceEvent;

/// Notices when more bytes are copied out of the server's queue than were reported to come in.
///
/// That cannot happen, so a report was wrong: `tcp:tcp_probe` counts the bytes of a packet in 16
/// bits, and under load the kernel may join packets to more than 64 KiB.
final class Balance {
    private final long socket;
    private final int fd;
    private long queuedBytes;
    private boolean lost;

    /// @param socket the server's socket
    /// @param fd its descriptor
    Balance(long socket, int fd) {
        this.socket = socket;
        this.fd = fd;
    }

    /// Takes the next fact.
    ///
    /// @return true at the first fact that shows that bytes went unreported
    boolean isLostBy(TraceEvent fact) {
        if (fact instanceof Queued q && q.object() == socket) {
            queuedBytes += q.lengthBytes();
        } else if (fact instanceof Copied c && isFromQueue(c)) {
            queuedBytes -= c.lengthBytes();
        }
        boolean first = queuedBytes < 0 && !lost;
        lost |= first;
        return first;
    }

    /// Whether `leftBytes`, which the kernel says are still there, are not what should be there.
    boolean isLostIf(long leftBytes) {
        boolean first = queuedBytes != leftBytes && !lost;
        lost |= first;
        return first;
    }

    private boolean isFromQueue(Copied copied) {
        return copied.direction() == Direction.TO_USER && copied.fd() != null && copied.fd() == fd;
    }
}

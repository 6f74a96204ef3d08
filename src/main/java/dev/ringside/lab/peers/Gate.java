package dev.ringside.lab.peers;

import dev.ringside.linux.ThreadUsage;

import org.jspecify.annotations.Nullable;

/// What the server, the client and the recorder say to one another: through plain memory, because a
/// call would be recorded.
///
/// ```
///   recorder   spin ──▶ both threads stop waiting in the kernel and spin
///   server     serverSpins, client clientSpins ──▶ neither is in a call
///   recorder   serverGo ──▶ server: getrusage, clientGo ──▶ client
///   server     serverDone, client clientDone
/// ```
public final class Gate {
    volatile boolean spin;
    volatile boolean serverSpins;
    volatile boolean clientSpins;
    volatile boolean serverGo;
    volatile boolean clientGo;
    volatile boolean serverDone;
    volatile boolean clientDone;

    volatile @Nullable ThreadUsage serverBegin;

    volatile @Nullable ThreadUsage serverEnd;

    volatile long clientEndNanos;

    Gate() {}

    /// A gate that is open already, for the warm-up.
    static Gate wideOpen() {
        var gate = new Gate();
        gate.spin = true;
        gate.serverGo = true;
        gate.clientGo = true;
        return gate;
    }

    /// Lets the conversation begin.
    public void open() {
        serverGo = true;
    }

    /// Whether both threads stand at the gate, in user mode.
    public boolean isReached() {
        return serverSpins && clientSpins;
    }

    /// Whether the server has let the client begin.
    public boolean isClientsOpen() {
        return clientGo;
    }

    /// Whether the server has everything.
    public boolean isServerDone() {
        return serverDone;
    }

    /// Whether the conversation is over.
    public boolean isDone() {
        return serverDone && clientDone;
    }

    /// When the client had sent everything (`System.nanoTime()`); valid once it is done.
    public long clientEndNanos() {
        return clientEndNanos;
    }

    /// The server's counters at its begin; null before.
    public @Nullable ThreadUsage serverBegin() {
        return serverBegin;
    }

    /// The server's counters at its end; null before.
    public @Nullable ThreadUsage serverEnd() {
        return serverEnd;
    }
}

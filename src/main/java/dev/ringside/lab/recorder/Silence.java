package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Transport;

/// Notices that nothing will come any more: the clients have sent everything, and for a while the
/// server has taken nothing. So it is with edge-triggered epoll and a program that does not read
/// all there is, and with datagrams that found no room.
final class Silence {
    private static final long SHORTEST_NANOS = 300_000_000;

    /// Whoever serves nobody is done when it says so.
    private static final long ALONE_NANOS = 20_000_000_000L;

    private static final int TIMEOUTS = 3;

    private final Peers peers;
    private final long patienceNanos;
    private long delivered = -1;
    private long sinceNanos;

    Silence(Peers peers, Scenario scenario) {
        this.peers = peers;
        long timeoutNanos = Math.max(0, scenario.conduct().timeoutNanos());
        long pauseNanos = scenario.conduct().pauseNanos();
        patienceNanos =
                scenario.traffic().transport() == Transport.NONE
                        ? ALONE_NANOS
                        : Math.max(SHORTEST_NANOS, TIMEOUTS * Math.max(timeoutNanos, pauseNanos));
    }

    boolean isLong() {
        long now = System.nanoTime();
        if (!peers.areClientsDone() || peers.ring().delivered() != delivered) {
            delivered = peers.ring().delivered();
            sinceNanos = now;
        }
        return now - sinceNanos > patienceNanos;
    }
}

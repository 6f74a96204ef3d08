package dev.ringside.lab.peers;

import dev.ringside.lab.scenario.Conduct;
import dev.ringside.lab.scenario.Reads;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Traffic;
import dev.ringside.lab.scenario.Trigger;

/// What server and client do on a scratch connection before they are recorded, so that everything
/// on their way has been compiled and gone through once.
final class WarmUp {
    /// Messages in one round.
    static final int MESSAGES = 6;

    private static final int LARGEST_BYTES = 4096;

    private WarmUp() {}

    /// One client, if there are clients at all, that goes the same way, but quickly, and to a good
    /// end.
    static Scenario of(Scenario scenario) {
        Traffic traffic = scenario.traffic();
        Conduct conduct = scenario.conduct();
        int sizeBytes = Math.min(traffic.sizeBytes(), LARGEST_BYTES);
        boolean closes = traffic.closes() && conduct.listen(); // there has to be a new connection
        var quick =
                new Traffic(
                        traffic.transport(),
                        Math.min(1, traffic.clients()),
                        0,
                        MESSAGES,
                        sizeBytes,
                        0,
                        0,
                        closes);
        Reads reads = conduct.trigger() == Trigger.EDGE ? Reads.ALL : conduct.reads();
        var sure =
                new Conduct(
                        0,
                        conduct.timeoutNanos(),
                        conduct.trigger(),
                        reads,
                        Math.min(conduct.pauseNanos(), 1),
                        conduct.listen(),
                        conduct.echo(),
                        conduct.own());
        return new Scenario(quick, sure, scenario.cpus(), scenario.seed());
    }
}

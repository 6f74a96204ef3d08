package dev.ringside.lab.peers;

import dev.ringside.lab.probe.Observed;
import dev.ringside.lab.probe.ObservedTask;

import java.util.List;

/// Who takes part in a conversation, once everybody is ready.
///
/// @param pid this process
/// @param server the server
/// @param serverEnd its end of the connection
/// @param client the client
/// @param clientEnd its end
/// @param plan who runs where
public record Cast(
        int pid,
        ObservedTask server,
        TcpEnd serverEnd,
        ObservedTask client,
        TcpEnd clientEnd,
        CpuPlan plan) {
    /// As a probe needs it.
    public Observed observed() {
        return new Observed(
                pid,
                List.of(server, client),
                plan.inUse(),
                List.of(serverEnd.observed(server.tid()), clientEnd.observed(client.tid())));
    }
}

package dev.ringside.lab.peers;

import dev.ringside.lab.IoModel;
import dev.ringside.lab.ProgramRing;
import dev.ringside.lab.RefusedException;
import dev.ringside.lab.Scenario;
import dev.ringside.lab.probe.ObservedTask;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The two sides of a conversation.
public final class Peers {
    private static final int READY_SECONDS = 40;

    private final Gate gate = new Gate();
    private final ProgramRing ring = new ProgramRing();
    private final ServerPeer server;
    private final ClientPeer client;

    private Peers(IoModel model, Scenario scenario, CpuPlan plan) {
        server = new ServerPeer(model, scenario, plan.server(), gate, ring);
        client = new ClientPeer(scenario, plan.client(), gate, server.address());
    }

    /// Starts both threads; they connect and warm up.
    public static Peers start(IoModel model, Scenario scenario, CpuPlan plan) {
        var peers = new Peers(model, scenario, plan);
        peers.server.start();
        peers.client.start();
        return peers;
    }

    /// What they and the recorder say to one another.
    public Gate gate() {
        return gate;
    }

    /// What the server sees in its buffer.
    public ProgramRing ring() {
        return ring;
    }

    /// Waits until both are ready.
    public Cast cast(int pid, CpuPlan plan) throws RefusedException {
        Peer.Ready serverReady = await(server);
        Peer.Ready clientReady = await(client);
        return new Cast(
                pid,
                new ObservedTask(serverReady.tid(), server.name(), server.role()),
                serverReady.end(),
                new ObservedTask(clientReady.tid(), client.name(), client.role()),
                clientReady.end(),
                plan);
    }

    /// Takes both out of the kernel, to the gate.
    public void release() {
        gate.spin = true;
        server.unpark();
        client.unpark();
    }

    /// Why one of them gave up, as a sentence; null if none did.
    public @Nullable String failure() {
        for (Peer peer : new Peer[] {server, client}) {
            if (peer.failure().isDone()) {
                return "The "
                        + peer.name()
                        + " failed: "
                        + peer.failure().join().getMessage()
                        + ".";
            }
        }
        return null;
    }

    private static Peer.Ready await(Peer peer) throws RefusedException {
        try {
            return peer.ready().get(READY_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw RefusedException.notHere(
                    "The " + peer.name() + " cannot be set up: " + e.getMessage() + ".");
        } catch (TimeoutException e) {
            throw RefusedException.notHere(
                    "The " + peer.name() + " was not ready within " + READY_SECONDS + " seconds.");
        } catch (InterruptedException e) {
            throw RefusedException.notHere("The preparation was interrupted.");
        }
    }
}

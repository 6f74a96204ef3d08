package dev.ringside.lab.recorder;

import dev.ringside.lab.IoModel;
import dev.ringside.lab.LabLeftovers;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RefusedException;
import dev.ringside.lab.Scenario;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.CpuPlan;
import dev.ringside.lab.peers.Gate;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.json.TraceWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One experiment in this process: prepares the peers, lets them converse, records it.
///
/// It pins every thread of the process and leaves the peers waiting, so it is meant for a process
/// of its own that ends afterwards; [LabProcess] starts one.
public final class Experiment {
    /// Freed filters keep threads of the kernel busy for a while.
    private static final Duration SETTLE = Duration.ofMillis(60);

    private static final Duration POLL = Duration.ofMillis(10);
    private static final int POLLS_A_LOSS_COUNT = 20;

    private final IoModel model;
    private final Scenario scenario;
    private final StopRequest stop;

    /// An experiment that `stop` can end early.
    public Experiment(IoModel model, Scenario scenario, StopRequest stop) {
        this.model = model;
        this.scenario = scenario;
        this.stop = stop;
    }

    /// Runs it and writes the trace to `out` while it grows.
    ///
    /// @throws RefusedException if it cannot begin; nothing was written then
    /// @throws IOException if `out` cannot be written
    public void run(OutputStream out) throws RefusedException, IOException {
        if (Tracefs.find() instanceof TracefsAccess.Refused(String why, String remedy)) {
            throw RefusedException.notHere(why + " " + remedy);
        }
        LabLeftovers.remove();
        try (var calls = new Syscalls()) {
            SortedSet<Integer> allowed = calls.schedGetaffinity(0);
            CpuPlan plan = CpuPlan.of(scenario.cpus(), allowed);
            OwnThreads.pin(calls, plan.others());
            Peers peers = Peers.start(model, scenario, plan);
            record(
                    peers,
                    peers.cast(calls.getpid(), plan),
                    Headers.of(model, scenario, allowed),
                    out);
        }
    }

    private void record(Peers peers, Cast cast, TraceHeader header, OutputStream out)
            throws IOException {
        try (var probe = TracefsProbe.open(cast.observed())) {
            var stream = new FactStream(new TraceWriter(out, header));
            try (var recorder = new Recorder(cast, peers, probe, stream)) {
                probe.start();
                pause(SETTLE);
                converse(peers, recorder, scenario.delayNanos());
                end(peers, recorder, stream);
            }
        }
    }

    private void converse(Peers peers, Recorder recorder, long delayNanos) throws IOException {
        Gate gate = peers.gate();
        peers.release();
        poll(recorder, () -> gate.isReached() || trouble(peers) != null);
        recorder.lookBefore();
        recorder.observe(delayNanos);
        gate.open();
        poll(recorder, () -> gate.isDone() || trouble(peers) != null);
    }

    private static void poll(Recorder recorder, BooleanSupplier over) throws IOException {
        for (int polls = 1; !over.getAsBoolean(); polls++) {
            recorder.await(POLL.toNanos(), over);
            recorder.poll();
            if (polls % POLLS_A_LOSS_COUNT == 0) {
                recorder.countLosses();
            }
        }
    }

    private void end(Peers peers, Recorder recorder, FactStream stream) throws IOException {
        String trouble = trouble(peers);
        recorder.finish();
        if (trouble != null) {
            stream.endEarly(trouble);
        } else if (recorder.hasBegun()) {
            stream.complete();
        } else {
            stream.endEarly("The kernel did not report the beginning of the conversation.");
        }
    }

    /// Why it has to end before it is over; null if it has not.
    private @Nullable String trouble(Peers peers) {
        if (peers.gate().isDone()) {
            return null;
        }
        return stop.why() != null ? stop.why() : peers.failure();
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}

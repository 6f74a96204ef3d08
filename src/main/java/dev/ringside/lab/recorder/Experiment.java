package dev.ringside.lab.recorder;

import dev.ringside.lab.LabLeftovers;
import dev.ringside.lab.RefusedException;
import dev.ringside.lab.Rung;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.CpuPlan;
import dev.ringside.lab.peers.OwnThreads;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.lab.program.CallClock;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;
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
/// It pins every thread of the process and leaves the server waiting, so it is meant for a process
/// of its own that ends afterwards; [dev.ringside.lab.LabProcess] starts one.
public final class Experiment {
    /// Freed filters keep threads of the kernel busy for a while.
    private static final Duration SETTLE = Duration.ofMillis(60);

    private static final Duration POLL = Duration.ofMillis(10);
    private static final int POLLS_A_LOSS_COUNT = 20;

    private final IoModel model;
    private final Scenario scenario;
    private final Rung rung;
    private final StopRequest stop;

    /// An experiment that `stop` can end early.
    public Experiment(IoModel model, Scenario scenario, Rung rung, StopRequest stop) {
        this.model = model;
        this.scenario = scenario;
        this.rung = rung;
        this.stop = stop;
    }

    /// Runs it and writes the trace to `out` while it grows.
    ///
    /// @throws RefusedException if it cannot begin; nothing was written then
    /// @throws IOException if `out` cannot be written
    public void run(OutputStream out) throws RefusedException, IOException {
        if (rung != Rung.BEST && rung != Rung.TRACEFS) {
            throw RefusedException.notHere(
                    "The probe '" + rung.text() + "' is not there. Choose 'tracefs'.");
        }
        if (Tracefs.find() instanceof TracefsAccess.Refused(String why, String remedy)) {
            throw RefusedException.notHere(why + " " + remedy);
        }
        LabLeftovers.remove();
        try (var calls = new Syscalls()) {
            SortedSet<Integer> allowed = calls.schedGetaffinity(0);
            CpuPlan plan = CpuPlan.of(scenario.cpus(), allowed);
            OwnThreads.pin(calls, plan.others());
            try (Peers peers = Peers.start(model, scenario, plan, CallClock.KERNEL)) {
                record(peers, peers.cast(calls), Headers.of(model, scenario, allowed), out);
            }
        }
    }

    private void record(Peers peers, Cast cast, TraceHeader header, OutputStream out)
            throws IOException {
        boolean waitsForAll = model.group().equals("multiplexing");
        var observer = new Observer(cast, scenario, waitsForAll, peers.gate(), peers.ring());
        try (var probe = TracefsProbe.open(cast.observed());
                var recorder =
                        new Recorder(
                                cast,
                                peers,
                                probe,
                                check -> new FactStream(new TraceWriter(out, header), check),
                                observer)) {
            probe.start();
            pause(SETTLE);
            converse(peers, recorder, observer);
            end(peers, recorder);
        }
    }

    private void converse(Peers peers, Recorder recorder, Observer observer) throws IOException {
        peers.gate().meet();
        poll(recorder, () -> peers.gate().arrived() == peers.count() || trouble(peers) != null);
        recorder.lookBefore();
        observer.start();
        peers.gate().open();
        var silence = new Silence(peers, scenario);
        poll(recorder, () -> isDone(peers) || silence.isLong() || trouble(peers) != null);
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

    private void end(Peers peers, Recorder recorder) throws IOException {
        String trouble = trouble(peers);
        recorder.finish(trouble == null);
        if (trouble != null) {
            recorder.stream().endEarly(trouble);
        } else if (recorder.hasBegun()) {
            recorder.stream().complete();
        } else {
            recorder.stream()
                    .endEarly("The kernel did not report the beginning of the conversation.");
        }
    }

    private static boolean isDone(Peers peers) {
        return peers.gate().isServerDone() && peers.areClientsDone();
    }

    /// Why it has to end before it is over; null if it has not.
    private @Nullable String trouble(Peers peers) {
        if (isDone(peers)) {
            return null;
        }
        return stop.why() != null ? stop.why() : peers.failure();
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}

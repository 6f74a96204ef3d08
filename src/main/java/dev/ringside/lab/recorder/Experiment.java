package dev.ringside.lab.recorder;

import dev.ringside.lab.LabLeftovers;
import dev.ringside.lab.RefusedException;
import dev.ringside.lab.Rung;
import dev.ringside.lab.file.StudiedFile;
import dev.ringside.lab.hand.Hand;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.CpuPlan;
import dev.ringside.lab.peers.OwnThreads;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.program.CallClock;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.ByHand;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.KernelSymbols;
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
    private static final long GLANCE_NANOS = 1_000_000;
    private static final int POLLS_A_LOSS_COUNT = 20;

    private final IoModel model;
    private final Scenario scenario;
    private final Rung rung;
    private final boolean xray;
    private final StopRequest stop;
    private final Hand hand = new Hand();

    /// An experiment that `stop` can end early.
    ///
    /// @param xray whether the kernel's stacks are recorded, too
    public Experiment(IoModel model, Scenario scenario, Rung rung, boolean xray, StopRequest stop) {
        this.model = model;
        this.scenario = scenario;
        this.rung = rung;
        this.xray = xray;
        this.stop = stop;
    }

    /// How to have the clients do something, if the scenario goes by hand.
    public Hand hand() {
        return hand;
    }

    /// Runs it and writes the trace to `out` while it grows.
    ///
    /// @throws RefusedException if it cannot begin; nothing was written then
    /// @throws IOException if `out` cannot be written
    public void run(OutputStream out) throws RefusedException, IOException {
        Ladder ladder = Ladder.choose(rung, model.startsThreads());
        String obstacle = model.obstacle(scenario, ladder.rung() == Rung.TRACEFS).orElse(null);
        if (obstacle != null) {
            throw RefusedException.notHere(obstacle);
        }
        LabLeftovers.remove();
        try (StudiedFile file =
                        StudiedFile.of(model, scenario, ladder.rung() == Rung.TRACEFS)
                                .orElse(null);
                var calls = new Syscalls()) {
            SortedSet<Integer> allowed = calls.schedGetaffinity(0);
            CpuPlan pair = CpuPlan.of(scenario.cpus(), allowed);
            CpuPlan plan = model.polls(scenario) ? pair.withPoller() : pair;
            OwnThreads.pin(calls, plan.others());
            CallClock clock =
                    ladder.rung() == Rung.TRACEFS
                            ? CallClock.ofKernel()
                            : CallClock.ofProgram(scenario.traffic().transport());
            try (Peers peers = Peers.start(model, scenario, plan, clock, file)) {
                Cast cast = peers.cast(calls);
                record(
                        ladder,
                        peers,
                        cast,
                        Headers.of(model, scenario, allowed, ladder, xray),
                        out);
            }
        }
    }

    private void record(Ladder ladder, Peers peers, Cast cast, TraceHeader header, OutputStream out)
            throws IOException, RefusedException {
        var observer =
                new Observer(cast, scenario, model.waitsForAll(), peers.gate(), peers.ring());
        FactStream.Factory streams = check -> new FactStream(new TraceWriter(out, header), check);
        if (ladder.rung() == Rung.TRACEFS) {
            int kilobytes = RingSize.kilobytes(model, scenario);
            KernelSymbols symbols = xray ? KernelSymbols.read() : null;
            try (var probe = Ladder.tracepoints(cast, kilobytes, xray);
                    var recorder =
                            new KernelRecorder(cast, peers, probe, streams, observer, symbols)) {
                probe.start();
                pause(SETTLE);
                converse(peers, recorder, observer, cast);
                end(peers, recorder);
            }
        } else {
            var switches = ladder.switches(cast);
            try (var recorder =
                    new OwnRecorder(cast, peers, streams, observer, switches, scenario)) {
                converse(peers, recorder, observer, cast);
                end(peers, recorder);
            }
        }
    }

    private void converse(Peers peers, Recorder recorder, Observer observer, Cast cast)
            throws IOException {
        peers.gate().meet();
        poll(
                recorder,
                cast,
                () -> peers.gate().arrived() == peers.count() || trouble(peers) != null);
        recorder.lookBefore();
        observer.start();
        peers.gate().open();
        var silence = new Silence(peers, scenario);
        poll(
                recorder,
                cast,
                () -> {
                    followHand(peers, recorder);
                    return isDone(peers) || silence.isLong() || trouble(peers) != null;
                });
    }

    /// Lets commands through once the conversation has begun, and ends it when it has to end.
    private void followHand(Peers peers, Recorder recorder) {
        ByHand byHand = scenario.byHand();
        if (byHand != null && recorder.hasBegun()) {
            hand.begin(peers::give);
            String why = hand.whyEnd(byHand, recorder.stream().written());
            if (why != null) {
                stop.make(why);
            }
        }
    }

    private static void poll(Recorder recorder, Cast cast, BooleanSupplier over)
            throws IOException {
        for (int polls = 1; !over.getAsBoolean(); polls++) {
            await(cast, POLL.toNanos(), over);
            recorder.poll();
            if (polls % POLLS_A_LOSS_COUNT == 0) {
                recorder.countLosses();
            }
        }
    }

    /// Lets `nanos` pass, or less if it is `over` before. To look for that often would disturb an
    /// experiment that runs on the same CPU.
    private static void await(Cast cast, long nanos, BooleanSupplier over) {
        long glance = cast.plan().isApart() ? GLANCE_NANOS : nanos;
        for (long left = nanos; left > 0 && !over.getAsBoolean(); left -= glance) {
            LockSupport.parkNanos(glance);
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
            recorder.stream().endEarly("The beginning of the conversation was not reported.");
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

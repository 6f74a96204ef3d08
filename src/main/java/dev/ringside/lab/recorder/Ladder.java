package dev.ringside.lab.recorder;

import dev.ringside.lab.RefusedException;
import dev.ringside.lab.Rung;
import dev.ringside.lab.own.SwitchSource;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.probe.Subsystem;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.lab.reader.ReaderRings;
import dev.ringside.lab.reader.ReaderStart;
import dev.ringside.linux.perf.PerfAccess;
import dev.ringside.linux.perf.ThreadSwitches;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// Which rung an experiment is recorded on, and why not on a higher one.
///
/// @param rung the rung
/// @param whyNotHigher a sentence with what to do about it; empty if it is the highest
record Ladder(Rung rung, String whyNotHigher) {
    private static final String NEW_THREADS =
            "The kernel does not tell an ordinary user of the switches of threads that come while"
                    + " it is recorded. Use '--probe call', or record as root.";

    private static final String ONLY_ROOT_SEES_PROCESSES =
            "What the started programs do, only kernel tracepoints can tell. Record 'processes' as"
                    + " root.";

    /// Chooses the rung.
    ///
    /// @param startsThreads whether threads come while it is recorded; the kernel tells an ordinary
    ///   user of the switches of those only that are there from the beginning
    /// @throws RefusedException if it is not there
    static Ladder choose(Rung wish, boolean startsThreads) throws RefusedException {
        return switch (wish) {
            case BEST -> best(startsThreads);
            case TRACEFS -> {
                tracefs();
                yield new Ladder(Rung.TRACEFS, "");
            }
            case THREAD -> {
                String why = startsThreads ? NEW_THREADS : whyNoSwitches();
                if (why != null) {
                    throw RefusedException.notHere(why);
                }
                yield new Ladder(Rung.THREAD, "");
            }
            case CALL -> new Ladder(Rung.CALL, "");
        };
    }

    /// Never asks anybody for a password.
    private static Ladder best(boolean startsThreads) {
        if (!(Tracefs.find() instanceof TracefsAccess.Refused(String why, String remedy))) {
            return new Ladder(Rung.TRACEFS, "");
        }
        String noTraces = why + " " + remedy;
        String noSwitches = startsThreads ? NEW_THREADS : whyNoSwitches();
        return noSwitches == null
                ? new Ladder(Rung.THREAD, noTraces)
                : new Ladder(Rung.CALL, noTraces + " " + noSwitches);
    }

    private static void tracefs() throws RefusedException {
        if (Tracefs.find() instanceof TracefsAccess.Refused(String why, String remedy)
                && ReaderStart.here().isEmpty()) {
            throw RefusedException.notHere(why + " " + remedy);
        }
    }

    private static @Nullable String whyNoSwitches() {
        return switch (ThreadSwitches.open(0)) {
            case PerfAccess.Granted(ThreadSwitches switches) -> {
                switches.close();
                yield null;
            }
            case PerfAccess.Refused(String why, String remedy) -> (why + " " + remedy).strip();
        };
    }

    /// The probe for the tracepoints: this process's own, or through a reader with the privilege to
    /// open them. The user may be asked for a password first.
    ///
    /// @param xray whether the kernel's stacks are wanted, which a reader does not hand over
    static TracefsProbe tracepoints(Cast cast, int kilobytesPerCpu, boolean xray)
            throws IOException, RefusedException {
        if (Tracefs.find() instanceof TracefsAccess.Granted) {
            return TracefsProbe.open(cast.observed(), kilobytesPerCpu, xray);
        }
        if (cast.subsystems().contains(Subsystem.PROCESSES)) {
            throw RefusedException.notHere(ONLY_ROOT_SEES_PROCESSES);
        }
        if (!cast.family().isEmpty()) {
            throw RefusedException.notHere(
                    "Only root can record threads that come later with tracepoints. Use '--probe"
                            + " call', or record as root.");
        }
        if (cast.file() != null) {
            throw RefusedException.notHere(
                    "Only root can record the pages of a file with tracepoints. Use '--probe"
                            + " thread', or record as root.");
        }
        if (xray) {
            throw RefusedException.notHere("Only root can look at the kernel's stacks ('--xray').");
        }
        ReaderStart start =
                ReaderStart.here()
                        .orElseThrow(() ->
                                RefusedException.notHere("There is neither pkexec nor sudo."));
        try {
            return TracefsProbe.over(ReaderRings.open(cast.observed(), start));
        } catch (IOException e) {
            throw RefusedException.notHere(String.valueOf(e.getMessage()));
        }
    }

    /// The switches of the observed tasks; null on the rung that does without.
    @Nullable SwitchSource switches(Cast cast) throws RefusedException {
        if (rung != Rung.THREAD) {
            return null;
        }
        List<Integer> tids = cast.tasks().stream().map(ObservedTask::tid).toList();
        return SwitchSource.open(tids);
    }
}

package dev.ringside.app.evidence;

import dev.ringside.trace.Lost;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.Trace;

import java.util.EnumMap;
import java.util.Map;

/// What a recording rests on, and what it lacks.
///
/// @param rung the rung of the ladder of probes, as the file calls it
/// @param whyNotHigher why it is not a higher one; empty if it was the highest or is not known
/// @param facts how many facts there are
/// @param lost how many facts the probes missed, as far as they know
/// @param lostUncounted whether they missed some without knowing how many
/// @param ending how the recording ends
record Grounds(
        String rung,
        String whyNotHigher,
        int facts,
        long lost,
        boolean lostUncounted,
        Ending ending) {
    /// How a recording ends.
    enum Ending {
        /// By itself.
        WHOLE,
        /// The experiment was stopped before its own end.
        STOPPED,
        /// The file ends without saying so: it was cut off.
        CUT
    }

    /// The rung that is the highest.
    private static final String HIGHEST = "tracefs";

    /// What `trace` rests on.
    static Grounds of(Trace trace) {
        var header = trace.header();
        boolean uncounted =
                trace.events().stream().anyMatch(e -> e instanceof Lost lost && lost.count() == 0);
        return new Grounds(
                header.probe(),
                header.whyNotHigher(),
                trace.size(),
                trace.lost(),
                uncounted,
                ending(trace));
    }

    /// How many facts there are of each kind of evidence.
    static Map<Evidence, Integer> counts(Trace trace) {
        var counts = new EnumMap<Evidence, Integer>(Evidence.class);
        for (var fact : trace.events()) {
            counts.merge(fact.at().source().evidence(), 1, Integer::sum);
        }
        return counts;
    }

    /// The same of a recording that is still being made: it has no end to miss.
    Grounds growing() {
        return new Grounds(rung, whyNotHigher, facts, lost, lostUncounted, Ending.WHOLE);
    }

    /// Whether facts are missing that should be there.
    boolean incomplete() {
        return lost > 0 || lostUncounted || ending != Ending.WHOLE;
    }

    /// Whether a higher rung would have recorded more. Of a recording that does not say on which
    /// one it was made nothing is known.
    boolean lower() {
        return !rung.isEmpty() && !rung.equals(HIGHEST);
    }

    private static Ending ending(Trace trace) {
        var end = trace.end();
        if (end == null) {
            return Ending.CUT;
        }
        return end.complete() ? Ending.WHOLE : Ending.STOPPED;
    }
}

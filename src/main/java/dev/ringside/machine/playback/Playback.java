package dev.ringside.machine.playback;

import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.trace.Trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The machine after any number of facts of a trace. Machines are kept every [#SPACING] facts, so
/// that going anywhere folds at most that many.
///
/// Not thread-safe: it keeps the machines that it was asked for.
public final class Playback {
    /// How many facts lie between two kept machines.
    static final int SPACING = 256;

    private final Trace trace;
    private final List<Machine> checkpoints = new ArrayList<>(List.of(Machine.UNKNOWN));
    private int lastIndex;
    private Machine last = Machine.UNKNOWN;

    /// A playback of `trace`.
    public Playback(Trace trace) {
        this.trace = trace;
    }

    /// A playback of `trace` that can go anywhere without delay from the first time on. Making it
    /// takes as long as going through all facts, a second or two for a million of them; another one
    /// takes that long when it is first asked for the end.
    public static Playback prepared(Trace trace) {
        var playback = new Playback(trace);
        playback.after(trace.size());
        playback.after(0);
        return playback;
    }

    /// The trace that is played.
    public Trace trace() {
        return trace;
    }

    /// The machine after the first `facts` facts.
    ///
    /// @param facts from 0 to the size of the trace
    /// @throws IndexOutOfBoundsException if `facts` is outside that range
    public Machine after(int facts) {
        Objects.checkIndex(facts, trace.size() + 1);
        int from = nearest(facts);
        var machine = from == lastIndex ? last : checkpoints.get(from / SPACING);
        for (int i = from; i < facts; i++) {
            machine = Fold.apply(machine, trace.events().get(i));
            if ((i + 1) % SPACING == 0 && checkpoints.size() == (i + 1) / SPACING) {
                checkpoints.add(machine);
            }
        }
        lastIndex = facts;
        last = machine;
        return machine;
    }

    /// Where to begin: the latest machine at hand that is not beyond `facts`.
    private int nearest(int facts) {
        int kept = Math.min(facts / SPACING, checkpoints.size() - 1) * SPACING;
        return lastIndex <= facts && lastIndex >= kept ? lastIndex : kept;
    }
}

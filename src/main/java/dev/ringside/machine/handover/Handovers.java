package dev.ringside.machine.handover;

import dev.ringside.machine.handover.Handover.Mark;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Measured;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.SwitchStep.SwitchAct;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// How two hand over to one another, where a recording is about that.
///
/// ```
///   task A   save ─ account ─ enqueue ─┐
///   kernel                             └ choose ─ address space ─┐
///   task B                                                       └ restore
/// ```
///
/// @param latest the latest time; null before the first
/// @param count how often it has happened
/// @param costs what was measured, by what was done
public record Handovers(@Nullable Handover latest, long count, PMap<String, Cost> costs) {
    /// Nothing is recorded of that.
    public static final Handovers NONE = new Handovers(null, 0, HashTreePMap.empty());

    /// How long something took.
    ///
    /// @param count how often it was done
    /// @param nanos how long that took altogether
    public record Cost(long count, long nanos) {
        /// How long it took once.
        public long each() {
            return Math.round(nanos / (double) Math.max(1, count));
        }
    }

    /// Whether the recording is about that.
    public boolean begun() {
        return latest != null || !costs.isEmpty();
    }

    /// What a measurement has found; null if it was not made.
    public @Nullable Cost cost(String what) {
        return costs.get(what);
    }

    /// After the program has said what it measured.
    public Handovers with(Measured e) {
        return new Handovers(latest, count, costs.plus(e.what(), new Cost(e.count(), e.nanos())));
    }

    /// After a step of the kernel's.
    public Handovers with(SwitchStep e) {
        var open = latest;
        boolean first = e.act() == SwitchAct.SAVE || open == null || !open.byKernel();
        var now = first || open == null ? Handover.from(true, e.task()) : open;
        var mark = e.skipped() ? Mark.SKIPPED : Mark.DONE;
        var next = now.with(e.act(), mark).left(e.left());
        boolean comes = e.act().compareTo(SwitchAct.CHOOSE) >= 0;
        return new Handovers(comes ? next.to(e.task()) : next, count + (first ? 1 : 0), costs);
    }

    /// After a coroutine has left its thread: what it needs is kept, and no control block moves.
    public Handovers with(CoroutineYielded e) {
        if (!begun()) {
            return this;
        }
        var next =
                Handover.from(false, e.coroutine())
                        .with(SwitchAct.SAVE, e.ended() ? Mark.SKIPPED : Mark.DONE)
                        .with(SwitchAct.ACCOUNT, Mark.SKIPPED)
                        .with(SwitchAct.ENQUEUE, Mark.SKIPPED);
        return new Handovers(next, count + 1, costs);
    }

    /// After the next one was put on the thread.
    public Handovers with(CoroutineMounted e) {
        if (!begun()) {
            return this;
        }
        var open = latest;
        var now =
                open != null && !open.byKernel() && open.in() == Handover.NOBODY
                        ? open
                        : Handover.from(false, Handover.NOBODY);
        var next =
                now.with(SwitchAct.CHOOSE, Mark.DONE)
                        .with(SwitchAct.ADDRESS_SPACE, Mark.SKIPPED)
                        .with(SwitchAct.RESTORE, Mark.DONE)
                        .to(e.coroutine());
        return new Handovers(next, count, costs);
    }
}

package dev.ringside.story.rules;

import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfSwitches;
import dev.ringside.story.happening.OfTasks.Opening;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Left;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/// Finds where the step that is open ends, if another follows: facts at its end that say nothing of
/// what it is about lead to the next one.
///
/// ```
///   ▏recv copies   ▏ returns · next call · another task gets the CPU ▏ data arrives …
///    the step       the tail, which is the beginning of the next step
/// ```
///
/// So a step shows how things stand when its sentence is true, and not what has come of it since.
public final class Tail {
    private static final int NONE = -1;

    private final Set<Integer> calling = new HashSet<>();
    private final Set<Integer> callingInTail = new HashSet<>();
    private int from = NONE;
    private @Nullable WaitSet handed;

    /// The end of a story that has not begun.
    public Tail() {}

    /// A step opens with this fact.
    public void opens(TraceEvent event) {
        calling.clear();
        callingInTail.clear();
        keep(event);
    }

    /// A fact that is of the step's matter.
    public void keep(TraceEvent event) {
        from = NONE;
        handed = event instanceof WaitSet e ? e : null;
        calling.addAll(callingInTail);
        callingInTail.clear();
        if (event instanceof SysEntered e) {
            calling.add(e.at().tid());
        }
    }

    /// A fact that only joins the step.
    public void joins(int index, TraceEvent event, Happening open) {
        if (open instanceof Opening || open instanceof OfSwitches || !leadsOn(event)) {
            keep(event);
            return;
        }
        if (from == NONE) {
            from = index;
        }
        if (event instanceof SysEntered e) {
            callingInTail.add(e.at().tid());
        }
    }

    /// The index of the first fact that belongs to the step after it.
    ///
    /// @param next the index of the fact with which that one opens
    public int end(int next) {
        return from == NONE ? next : from;
    }

    /// Who gets a CPU, what else is called, where packets are and what the observer sees is of
    /// nobody's matter until something comes of it. The return from a call, and what is sent in it,
    /// belong to the step that has begun with it, and the call to that in which the program has
    /// handed it a set.
    private boolean leadsOn(TraceEvent event) {
        return switch (event) {
            case Switched e -> e.left() != Left.DEAD;
            case SysReturned e ->
                    callingInTail.remove(e.at().tid()) || !calling.contains(e.at().tid());
            case SysEntered e -> handed == null || handed.at().tid() != e.at().tid();
            case Woken _, Migrated _, TaskNamed _ -> true;
            case SegmentSent e -> !calling.contains(e.at().tid());
            case Copied e ->
                    e.direction() == Direction.TO_KERNEL && !calling.contains(e.at().tid());
            case SoftirqEntered _, SoftirqLeft _, SegmentReceived _ -> true;
            case Sampled _, QueueSampled _ -> true;
            // others change what the step is about
            default -> false;
        };
    }
}

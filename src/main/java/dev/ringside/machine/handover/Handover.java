package dev.ringside.machine.handover;

import dev.ringside.trace.Left;
import dev.ringside.trace.SwitchStep.SwitchAct;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// One goes and another one comes: a CPU from task to task, by the kernel, or a thread from
/// coroutine to coroutine, by the program itself.
///
/// @param byKernel whether the kernel does it
/// @param out the task or coroutine that goes; -1 if there was none
/// @param in the one that comes; -1 if it has not been chosen
/// @param left in which state the task goes; null if that is not known yet
/// @param marks the steps that it has come to
public record Handover(
        boolean byKernel, int out, int in, @Nullable Left left, PMap<SwitchAct, Mark> marks) {
    /// Nobody.
    public static final int NOBODY = -1;

    /// What became of a step.
    public enum Mark {
        DONE,
        /// It is not needed here.
        SKIPPED
    }

    static Handover from(boolean byKernel, int out) {
        return new Handover(byKernel, out, NOBODY, null, HashTreePMap.empty());
    }

    /// What became of a step; null if it has not come to that.
    public @Nullable Mark mark(SwitchAct act) {
        return marks.get(act);
    }

    /// Whether it is under way: one has gone, and the other one has not come.
    public boolean underWay() {
        return !marks.containsKey(SwitchAct.RESTORE);
    }

    /// Whether a CPU is between two tasks.
    public boolean between() {
        return byKernel && in == NOBODY && marks.containsKey(SwitchAct.ENQUEUE);
    }

    Handover with(SwitchAct act, Mark mark) {
        return new Handover(byKernel, out, in, left, marks.plus(act, mark));
    }

    Handover to(int next) {
        return new Handover(byKernel, out, next, left, marks);
    }

    Handover left(@Nullable Left how) {
        return new Handover(byKernel, out, in, how == null ? left : how, marks);
    }
}

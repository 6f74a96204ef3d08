package dev.ringside.machine;

import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;

import org.jspecify.annotations.Nullable;

/// A task: its identity, and what its control block (`task_struct`) says as far as it is recorded.
///
/// ```
///             switched in            sysEntered
///   READY ───────────────▶ RUNNING ◀────────────▶ RUNNING
///     ▲  ◀───────────────   user      sysReturned   kernel
///     │      preempted                                │ switched out to wait
///     └──────────────────── BLOCKED ◀────────────────┘
///            woken
/// ```
///
/// @param who its identity
/// @param placement where it is
/// @param call the system call it is in; null in user mode, and if its entry was not recorded
/// @param buffer the user memory of its present or latest transfer; null before the first
/// @param watch what it handed to a call that waits for several descriptors; null before the first
/// @param sample what the kernel said of it when last asked; null if it was not
/// @param figures what it has used so far
public record Task(
        Identity who,
        Placement placement,
        @Nullable Call call,
        @Nullable UserBuffer buffer,
        @Nullable Watch watch,
        @Nullable Sampled sample,
        TaskFigures figures) {
    static Task met(Identity who) {
        return new Task(who, Placement.NOWHERE, null, null, null, null, TaskFigures.NONE);
    }

    /// Its thread id.
    public int tid() {
        return who.tid();
    }

    /// What it is doing.
    public TaskState state() {
        return placement.state();
    }

    /// Whether it runs in kernel mode: it is on a CPU, inside a system call.
    public boolean inKernel() {
        return state() == TaskState.RUNNING && call != null;
    }

    /// The latest sample, if it was taken during the present sleep: then it says where it sleeps.
    public @Nullable Sampled sampleOfThisSleep() {
        return sample != null && state().blocked() && sample.at().nanos() >= placement.sinceNanos()
                ? sample
                : null;
    }

    Task as(Identity newWho) {
        return new Task(newWho, placement, call, buffer, watch, sample, figures);
    }

    Task at(Placement next, long nanos) {
        return new Task(who, next, call, buffer, watch, sample, counted(nanos));
    }

    Task offCpu(Left left, int cpu, long nanos) {
        TaskState next =
                switch (left) {
                    case PREEMPTED -> TaskState.READY;
                    case SLEEPING -> TaskState.SLEEPING;
                    case DISK_SLEEP -> TaskState.DISK_SLEEP;
                    case BLOCKED -> TaskState.BLOCKED;
                    case STOPPED, TRACED, IDLE, PARKED -> TaskState.STOPPED;
                    case DEAD -> TaskState.ENDED;
                    case UNKNOWN -> TaskState.UNKNOWN;
                };
        return new Task(
                who,
                placement.off(next, cpu, nanos),
                call,
                buffer,
                watch,
                sample,
                counted(nanos).switched(left != Left.PREEMPTED));
    }

    Task enter(Call newCall, @Nullable UserBuffer newBuffer) {
        return new Task(
                who,
                placement,
                newCall,
                newBuffer != null ? newBuffer : buffer,
                watch == null ? null : watch.underWay(),
                sample,
                counted(newCall.enteredNanos()).called());
    }

    Task leave(long nanos) {
        return new Task(who, placement, null, buffer, watch, sample, counted(nanos));
    }

    Task with(@Nullable UserBuffer newBuffer) {
        return new Task(who, placement, call, newBuffer, watch, sample, figures);
    }

    Task watching(Watch newWatch) {
        return new Task(who, placement, call, buffer, newWatch, sample, figures);
    }

    /// A sleep is of one kind from its beginning to its end, so a sample during it says which.
    Task sampled(Sampled newSample) {
        Placement known = placement.sampled(newSample.state());
        return new Task(who, known, call, buffer, watch, newSample, figures);
    }

    private TaskFigures counted(long nanos) {
        return figures.upTo(nanos, state(), call != null);
    }
}

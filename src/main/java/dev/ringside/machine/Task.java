package dev.ringside.machine;

import dev.ringside.machine.turns.Turns;
import dev.ringside.machine.turns.Turns.Used;
import dev.ringside.machine.userspace.Effort;
import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;

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
/// @param lastCall the system call that it returned from last; null before the first
/// @param buffer the user memory of its present or latest transfer; null before the first
/// @param handed what it handed to its calls through its memory
/// @param sample what the kernel said of it when last asked; null if it was not
/// @param figures what it has used so far
public record Task(
        Identity who,
        Placement placement,
        @Nullable Call call,
        @Nullable Call lastCall,
        @Nullable UserBuffer buffer,
        Handed handed,
        @Nullable Sampled sample,
        TaskFigures figures) {
    static Task met(Identity who) {
        return new Task(
                who, Placement.NOWHERE, null, null, null, Handed.NOTHING, null, TaskFigures.NONE);
    }

    /// Its thread id.
    public int tid() {
        return who.tid();
    }

    /// What it is doing.
    public TaskState state() {
        return placement.state();
    }

    /// What it handed to the call that waits for several descriptors which it made last, or is
    /// about to make, and what it got back; null before the first.
    public @Nullable Watch watch() {
        return handed.watch();
    }

    /// Whether it runs in kernel mode: it is on a CPU, inside a system call or a thread of the
    /// kernel.
    public boolean inKernel() {
        return state() == TaskState.RUNNING && (call != null || who.ofKernel());
    }

    /// The latest sample, if it was taken during the present sleep: then it says where it sleeps.
    public @Nullable Sampled sampleOfThisSleep() {
        return sample != null && state().blocked() && sample.at().nanos() >= placement.sinceNanos()
                ? sample
                : null;
    }

    /// What it has used up to `nanos`, which is not before the latest fact.
    Used used(long nanos) {
        return counted(nanos).used();
    }

    /// Where its time has gone up to `nanos`, which is not before the latest fact.
    public Effort effort(long nanos) {
        var times = counted(nanos).times();
        return new Effort(
                times.userNanos(), times.kernelNanos(), times.readyNanos(), times.blockedNanos());
    }

    /// Adds what it does now, if it is one of the experiment's.
    Turns turned(Turns turns, long nanos) {
        return who.observed() && !who.ofKernel()
                ? turns.with(tid(), state().doing(), placement.cpu(), nanos)
                : turns;
    }

    Task as(Identity newWho) {
        return new Task(newWho, placement, call, lastCall, buffer, handed, sample, figures);
    }

    Task at(Placement next, long nanos) {
        return at(next, counted(nanos));
    }

    /// Its figures at the end of a recording. While it has a CPU, nothing ends the time there but
    /// what it does last.
    ///
    /// @param nanos when it did that
    public TaskFigures ranUntil(long nanos) {
        boolean running = state() == TaskState.RUNNING && nanos > figures.countedNanos();
        return running ? counted(nanos) : figures;
    }

    /// It got a CPU.
    ///
    /// @param counts whether that is part of the recording
    Task onCpu(int cpu, long nanos, boolean counts) {
        var next = counted(nanos);
        var wakeUp = placement.wakeUp();
        if (counts && wakeUp != null && readySince(wakeUp.nanos())) {
            next = next.ranAfter(nanos - wakeUp.nanos());
        }
        return at(placement.running(cpu, nanos), next);
    }

    private boolean readySince(long nanos) {
        return state() == TaskState.READY && placement.sinceNanos() == nanos;
    }

    Task offCpu(Left left, int cpu, long nanos) {
        TaskState next = TaskState.after(left);
        return at(placement.off(next, cpu, nanos), counted(nanos).switched(left != Left.PREEMPTED));
    }

    /// A switch takes it off its CPU. One from before the recording places it, but is not counted.
    ///
    /// @param ahead how many were ready before, where the fact does not say since when
    Task off(Switched e, int ahead) {
        var at = e.at();
        return e.already()
                ? at(Placement.before(TaskState.after(e.left()), at, ahead), at.nanos())
                : offCpu(e.left(), at.cpu(), at.nanos());
    }

    Task enter(Call newCall, @Nullable UserBuffer newBuffer) {
        return new Task(
                who,
                placement,
                newCall,
                lastCall,
                newBuffer != null ? newBuffer.after(buffer) : buffer,
                handed.entered(newCall.name()),
                sample,
                counted(newCall.enteredNanos()).called());
    }

    /// Its process, if it waits in a call that makes a task; else 0.
    int maker() {
        return call != null && call.makesTasks() ? who.process() : 0;
    }

    /// A page fault takes it into the kernel, too, but is no call.
    Task fault(Call fault) {
        return new Task(
                who,
                placement,
                fault,
                lastCall,
                buffer,
                handed,
                sample,
                counted(fault.enteredNanos()));
    }

    /// @param again whether the call failed with `EAGAIN`
    Task leave(long nanos, boolean again) {
        var next = counted(nanos);
        return new Task(
                who,
                placement,
                null,
                call != null ? call : lastCall,
                again && buffer != null ? buffer.untouched() : buffer,
                handed,
                sample,
                again ? next.refused() : next);
    }

    Task copied(boolean toUser, long bytes) {
        return new Task(
                who,
                placement,
                call,
                lastCall,
                buffer == null ? null : buffer.plus(bytes),
                handed,
                sample,
                toUser ? figures.copied(bytes, 0) : figures.copied(0, bytes));
    }

    /// It copied bytes to a program's memory for a request, which need not be its own.
    Task carried(long bytes) {
        return new Task(
                who, placement, call, lastCall, buffer, handed, sample, figures.copied(bytes, 0));
    }

    Task with(@Nullable UserBuffer newBuffer) {
        return new Task(who, placement, call, lastCall, newBuffer, handed, sample, figures);
    }

    Task with(Handed newHanded) {
        return new Task(who, placement, call, lastCall, buffer, newHanded, sample, figures);
    }

    /// A sleep is of one kind from its beginning to its end, so a sample during it says which.
    Task sampled(Sampled newSample) {
        Placement known = placement.sampled(newSample.state());
        return new Task(who, known, call, lastCall, buffer, handed, newSample, figures);
    }

    private Task at(Placement next, TaskFigures newFigures) {
        return new Task(who, next, call, lastCall, buffer, handed, sample, newFigures);
    }

    private TaskFigures counted(long nanos) {
        return figures.upTo(nanos, state(), call != null || who.ofKernel());
    }
}

package dev.ringside.machine;

import dev.ringside.machine.turns.Turns.Used;

/// What a task has used since the recording began, as the recorded facts count it.
///
/// @param switchesVoluntary how often it left its CPU to wait
/// @param switchesForced how often its CPU was taken from it
/// @param calls its system calls
/// @param times where its time went
/// @param wakeUps how long it took from a wake-up until it ran
public record TaskFigures(
        int switchesVoluntary, int switchesForced, Calls calls, Times times, WakeUps wakeUps) {
    static final TaskFigures NONE =
            new TaskFigures(
                    0, 0, new Calls(0, 0, 0, 0), new Times(0, 0, 0, 0, 0), new WakeUps(0, 0, 0, 0));

    /// The system calls of a task.
    ///
    /// @param entered how many it entered
    /// @param again how many returned `EAGAIN`
    /// @param toUserBytes the bytes that were copied to it
    /// @param toKernelBytes the bytes that were copied from it
    public record Calls(int entered, int again, long toUserBytes, long toKernelBytes) {}

    /// The time of a task, up to [#countedNanos].
    ///
    /// @param userNanos on a CPU in user mode
    /// @param kernelNanos on a CPU in kernel mode
    /// @param readyNanos on a run queue
    /// @param blockedNanos asleep
    /// @param countedNanos up to when these four are counted
    public record Times(
            long userNanos,
            long kernelNanos,
            long readyNanos,
            long blockedNanos,
            long countedNanos) {
        private Times upTo(long nanos, TaskState state, boolean inKernel) {
            long passed = nanos - countedNanos;
            boolean running = state == TaskState.RUNNING;
            return new Times(
                    userNanos + (running && !inKernel ? passed : 0),
                    kernelNanos + (running && inKernel ? passed : 0),
                    readyNanos + (state == TaskState.READY ? passed : 0),
                    blockedNanos + (state.blocked() ? passed : 0),
                    nanos);
        }
    }

    /// The times from being woken to running.
    ///
    /// @param count how many there were
    /// @param lastNanos the latest
    /// @param longestNanos the longest
    /// @param totalNanos all together
    public record WakeUps(int count, long lastNanos, long longestNanos, long totalNanos) {}

    /// How many system calls it entered.
    public int systemCalls() {
        return calls.entered();
    }

    /// Time on a CPU in user mode.
    public long userNanos() {
        return times.userNanos();
    }

    /// Time on a CPU in kernel mode.
    public long kernelNanos() {
        return times.kernelNanos();
    }

    /// Time on a run queue.
    public long readyNanos() {
        return times.readyNanos();
    }

    /// Time asleep.
    public long blockedNanos() {
        return times.blockedNanos();
    }

    /// Up to when the times are counted.
    public long countedNanos() {
        return times.countedNanos();
    }

    /// Time on a CPU.
    public long cpuNanos() {
        return times.userNanos() + times.kernelNanos();
    }

    Used used() {
        return new Used(
                switchesForced, switchesVoluntary, cpuNanos(), readyNanos(), blockedNanos());
    }

    TaskFigures upTo(long nanos, TaskState state, boolean inKernel) {
        return new TaskFigures(
                switchesVoluntary,
                switchesForced,
                calls,
                times.upTo(nanos, state, inKernel),
                wakeUps);
    }

    TaskFigures switched(boolean voluntary) {
        return new TaskFigures(
                switchesVoluntary + (voluntary ? 1 : 0),
                switchesForced + (voluntary ? 0 : 1),
                calls,
                times,
                wakeUps);
    }

    TaskFigures called() {
        return with(
                new Calls(calls.entered + 1, calls.again, calls.toUserBytes, calls.toKernelBytes));
    }

    TaskFigures refused() {
        return with(
                new Calls(calls.entered, calls.again + 1, calls.toUserBytes, calls.toKernelBytes));
    }

    TaskFigures copied(long toUserBytes, long toKernelBytes) {
        return with(
                new Calls(
                        calls.entered,
                        calls.again,
                        calls.toUserBytes + toUserBytes,
                        calls.toKernelBytes + toKernelBytes));
    }

    TaskFigures ranAfter(long nanos) {
        var more =
                new WakeUps(
                        wakeUps.count + 1,
                        nanos,
                        Math.max(wakeUps.longestNanos, nanos),
                        wakeUps.totalNanos + nanos);
        return new TaskFigures(switchesVoluntary, switchesForced, calls, times, more);
    }

    private TaskFigures with(Calls newCalls) {
        return new TaskFigures(switchesVoluntary, switchesForced, newCalls, times, wakeUps);
    }
}

package dev.ringside.machine;

/// What a task has used since the recording began, as the recorded facts count it.
///
/// @param switchesVoluntary how often it left its CPU to wait
/// @param switchesForced how often its CPU was taken from it
/// @param systemCalls how many calls it entered
/// @param userNanos time on a CPU in user mode
/// @param kernelNanos time on a CPU in kernel mode
/// @param readyNanos time on a run queue
/// @param blockedNanos time asleep
/// @param countedNanos up to when the four times are counted
public record TaskFigures(
        int switchesVoluntary,
        int switchesForced,
        int systemCalls,
        long userNanos,
        long kernelNanos,
        long readyNanos,
        long blockedNanos,
        long countedNanos) {
    static final TaskFigures NONE = new TaskFigures(0, 0, 0, 0, 0, 0, 0, 0);

    /// Time on a CPU.
    public long cpuNanos() {
        return userNanos + kernelNanos;
    }

    TaskFigures upTo(long nanos, TaskState state, boolean inKernel) {
        long passed = nanos - countedNanos;
        boolean running = state == TaskState.RUNNING;
        return new TaskFigures(
                switchesVoluntary,
                switchesForced,
                systemCalls,
                userNanos + (running && !inKernel ? passed : 0),
                kernelNanos + (running && inKernel ? passed : 0),
                readyNanos + (state == TaskState.READY ? passed : 0),
                blockedNanos + (state.blocked() ? passed : 0),
                nanos);
    }

    TaskFigures switched(boolean voluntary) {
        return new TaskFigures(
                switchesVoluntary + (voluntary ? 1 : 0),
                switchesForced + (voluntary ? 0 : 1),
                systemCalls,
                userNanos,
                kernelNanos,
                readyNanos,
                blockedNanos,
                countedNanos);
    }

    TaskFigures called() {
        return new TaskFigures(
                switchesVoluntary,
                switchesForced,
                systemCalls + 1,
                userNanos,
                kernelNanos,
                readyNanos,
                blockedNanos,
                countedNanos);
    }
}

package dev.ringside.machine.userspace;

/// Where the time of a task has gone.
///
/// @param userNanos on a CPU in user mode
/// @param kernelNanos on a CPU in kernel mode
/// @param readyNanos on a run queue
/// @param blockedNanos asleep
public record Effort(long userNanos, long kernelNanos, long readyNanos, long blockedNanos) {
    /// No time at all.
    public static final Effort NONE = new Effort(0, 0, 0, 0);

    /// What came after `before`.
    public Effort since(Effort before) {
        return new Effort(
                userNanos - before.userNanos,
                kernelNanos - before.kernelNanos,
                readyNanos - before.readyNanos,
                blockedNanos - before.blockedNanos);
    }

    /// All of it.
    public long totalNanos() {
        return userNanos + kernelNanos + readyNanos + blockedNanos;
    }
}

package dev.ringside.linux.proc;

import org.jspecify.annotations.Nullable;

/// What `/proc/PID/task/TID` says of one thread. Whatever could not be read is null.
///
/// @param tid the thread
/// @param name its name (`comm`)
/// @param state the letter of `ps`, from `stat`
/// @param waitingIn the kernel function that it sleeps in, from `wchan`; null if it runs
/// @param callNumber the system call that it is blocked in, from `syscall`; -1 if it is blocked
///   outside any; null if it runs
/// @param stackPointer its user-mode stack pointer, from `syscall`; null if it runs
/// @param programCounter its user-mode program counter, from `syscall`; null if it runs
/// @param switchesVoluntary switches so far because it waited, from `status`
/// @param switchesForced switches so far because it was preempted, from `status`
/// @param runNanos time on a CPU so far, from `schedstat`
/// @param readyNanos time on a run queue so far, from `schedstat`
public record TaskStatus(
        int tid,
        @Nullable String name,
        @Nullable String state,
        @Nullable String waitingIn,
        @Nullable Long callNumber,
        @Nullable Long stackPointer,
        @Nullable Long programCounter,
        @Nullable Long switchesVoluntary,
        @Nullable Long switchesForced,
        @Nullable Long runNanos,
        @Nullable Long readyNanos) {
    /// Reads all files, one after the other: they are not of the same instant.
    public static TaskStatus read(int pid, int tid) {
        return new TaskStatusReader(pid, tid).read();
    }
}

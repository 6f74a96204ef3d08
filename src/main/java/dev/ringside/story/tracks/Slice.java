package dev.ringside.story.tracks;

import org.jspecify.annotations.Nullable;

/// An interval on a [Track] during which nothing changes.
///
/// @param fromNanos when it begins
/// @param toNanos when it ends; the end of the trace if it was still going on
/// @param kind what goes on
/// @param task the task; 0 is the idle task; -1 if it is not known, and for a soft interrupt
/// @param call the system call that the task is in; null if none
/// @param note more about it: the kernel function of a sleep, the name of the task on a CPU, a
///   softirq's vector; null if nothing is recorded
/// @param fact the index of the fact that begins it
/// @param next the index of the fact that ends it; how many facts there are if none does
public record Slice(
        long fromNanos,
        long toNanos,
        Kind kind,
        int task,
        @Nullable String call,
        @Nullable String note,
        int fact,
        int next) {
    /// What goes on during a slice.
    public enum Kind {
        /// Not recorded.
        UNKNOWN,
        /// On a CPU in user mode.
        USER,
        /// On a CPU in kernel mode.
        KERNEL,
        /// Inside the kernel, from the moment when the bytes are there and the task runs until the
        /// call returns: phase ②, at most.
        COPY,
        /// On a run queue.
        READY,
        /// Blocked, interruptible.
        SLEEPING,
        /// Blocked, uninterruptible.
        DISK_SLEEP,
        /// Blocked; in which of the two ways is not recorded.
        BLOCKED,
        /// A soft interrupt on top of a task.
        SOFTIRQ,
        /// Stopped or ended: nothing more happens.
        OVER,
        /// A CPU without a task.
        IDLE,
        /// A CPU with a task that does not belong to the experiment, in whichever mode.
        FOREIGN
    }

    /// How long it takes.
    public long nanos() {
        return toNanos - fromNanos;
    }
}

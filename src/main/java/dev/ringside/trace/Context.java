package dev.ringside.trace;

/// On top of what a piece of kernel code ran.
public enum Context {
    /// A task in a system call or a fault.
    TASK,
    /// A soft interrupt (deferred work, such as receiving packets).
    SOFTIRQ,
    /// A hardware interrupt, such as the timer's.
    HARDIRQ
}

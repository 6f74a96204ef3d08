package dev.ringside.linux.tracefs;

/// On top of what an event happened.
public enum RunContext {
    /// A task in a system call or a fault.
    TASK,
    /// A soft interrupt.
    SOFTIRQ,
    /// A hardware interrupt, maskable or not.
    HARDIRQ;

    private static final int TRACE_FLAG_HARDIRQ = 0x08;
    private static final int TRACE_FLAG_SOFTIRQ = 0x10;
    private static final int TRACE_FLAG_NMI = 0x40;

    static RunContext of(int flags) {
        if ((flags & (TRACE_FLAG_HARDIRQ | TRACE_FLAG_NMI)) != 0) {
            return HARDIRQ;
        }
        return (flags & TRACE_FLAG_SOFTIRQ) != 0 ? SOFTIRQ : TASK;
    }
}

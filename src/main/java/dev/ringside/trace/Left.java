package dev.ringside.trace;

/// In which state a task left its CPU: the letters of `ps`.
public enum Left {
    /// It could go on, but another task was given the CPU.
    PREEMPTED("preempted"),
    /// Interruptible sleep: it waits for something, and a signal would wake it.
    SLEEPING("S"),
    /// Uninterruptible sleep: it waits for a disk, as a rule.
    DISK_SLEEP("D"),
    /// It waits for something; the source does not say in which of the two ways.
    BLOCKED("blocked"),
    /// Stopped by a signal.
    STOPPED("T"),
    /// Stopped by a tracer.
    TRACED("t"),
    /// A kernel thread without work.
    IDLE("I"),
    /// A kernel thread that was parked.
    PARKED("P"),
    /// It has ended.
    DEAD("dead"),
    /// It is not recorded why.
    UNKNOWN("unknown");

    private final String text;

    Left(String text) {
        this.text = text;
    }

    /// The word in the file.
    public String text() {
        return text;
    }
}

package dev.ringside.machine;

import dev.ringside.machine.turns.Turns.Doing;
import dev.ringside.trace.Left;

/// What a task is doing, as the scheduler sees it.
public enum TaskState {
    /// No fact has said so far.
    UNKNOWN,
    /// On a CPU, in user or kernel mode.
    RUNNING,
    /// On a run queue: it could run, and waits for a CPU.
    READY,
    /// Blocked, interruptible (S).
    SLEEPING,
    /// Blocked, uninterruptible (D).
    DISK_SLEEP,
    /// Blocked; in which of the two ways is not recorded.
    BLOCKED,
    /// Stopped by a signal or a tracer, or a parked or idle kernel thread.
    STOPPED,
    /// It has ended.
    ENDED;

    /// What a task does that has left its CPU.
    static TaskState after(Left left) {
        return switch (left) {
            case PREEMPTED -> READY;
            case SLEEPING -> SLEEPING;
            case DISK_SLEEP -> DISK_SLEEP;
            case BLOCKED -> BLOCKED;
            case STOPPED, TRACED, IDLE, PARKED -> STOPPED;
            case DEAD -> ENDED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// Whether it waits for something other than a CPU.
    public boolean blocked() {
        return this == SLEEPING || this == DISK_SLEEP || this == BLOCKED;
    }

    /// The same as the scheduler sees it.
    Doing doing() {
        return switch (this) {
            case RUNNING -> Doing.RUNNING;
            case READY -> Doing.READY;
            case SLEEPING, DISK_SLEEP, BLOCKED -> Doing.BLOCKED;
            case STOPPED, ENDED, UNKNOWN -> Doing.AWAY;
        };
    }
}

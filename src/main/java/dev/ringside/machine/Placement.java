package dev.ringside.machine;

import dev.ringside.trace.Context;
import dev.ringside.trace.Stamp;

import org.jspecify.annotations.Nullable;

/// Where a task's control block is, and since when.
///
/// @param state what the task is doing
/// @param cpu the CPU it runs on, or whose run queue it is in, or on which it ran last;
///   [Stamp#UNKNOWN] if no fact says
/// @param sinceNanos when the state began, or was first reported
/// @param wakeUp how it was woken the last time; null if that is not recorded
/// @param ahead how many tasks were ready before it, of those that were so when the recording began
public record Placement(
        TaskState state, int cpu, long sinceNanos, @Nullable WakeUp wakeUp, int ahead) {
    static final Placement NOWHERE = new Placement(TaskState.UNKNOWN, Stamp.UNKNOWN, 0, null, 0);

    /// Who made a task ready.
    ///
    /// @param nanos when
    /// @param by the task in whose context it happened
    /// @param context whether that task itself did it, or an interrupt on top of it
    public record WakeUp(long nanos, int by, Context context) {}

    /// Off its CPU since before the recording.
    static Placement before(TaskState state, Stamp at, int ahead) {
        return new Placement(state, at.cpu(), at.nanos(), null, ahead);
    }

    Placement running(int onCpu, long nanos) {
        return new Placement(TaskState.RUNNING, onCpu, nanos, wakeUp, 0);
    }

    Placement off(TaskState next, int fromCpu, long nanos) {
        return new Placement(next, fromCpu, nanos, next == TaskState.READY ? wakeUp : null, 0);
    }

    Placement woken(WakeUp how) {
        // A task that is still on its CPU on the way to sleep, or already ready, does not move.
        return state == TaskState.RUNNING || state == TaskState.READY
                ? this
                : new Placement(TaskState.READY, cpu, how.nanos(), how, 0);
    }

    /// With what a sample says of a sleep whose kind is not recorded.
    ///
    /// @param letter the letter of `ps`; null if the sample does not say
    Placement sampled(@Nullable String letter) {
        if (state != TaskState.BLOCKED || letter == null) {
            return this;
        }
        return switch (letter) {
            case "S" -> new Placement(TaskState.SLEEPING, cpu, sinceNanos, wakeUp, ahead);
            case "D" -> new Placement(TaskState.DISK_SLEEP, cpu, sinceNanos, wakeUp, ahead);
            // it was asked too early or too late, and says nothing of this sleep
            default -> this;
        };
    }

    Placement on(int otherCpu) {
        return new Placement(state, otherCpu, sinceNanos, wakeUp, ahead);
    }
}

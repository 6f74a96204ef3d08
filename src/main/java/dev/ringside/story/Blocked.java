package dev.ringside.story;

import dev.ringside.machine.WaitPlace;
import dev.ringside.trace.Context;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Why a task was blocked: one interval in which it waited for something other than a CPU.
///
/// @param task the task
/// @param fact the index of the fact with which it left its CPU
/// @param fromNanos when
/// @param call the system call that it was in; null if its entry was not recorded
/// @param place what it waited for: follows from the call by a rule
/// @param set the descriptors that it had handed over, if it waited for several; else empty
/// @param waitingIn the kernel function in which it slept, if a sample says so
/// @param wake who woke it; null if that is not recorded
/// @param runsNanos when it ran again; -1 if it did not within the recording
public record Blocked(
        int task,
        int fact,
        long fromNanos,
        @Nullable String call,
        WaitPlace place,
        List<Watched> set,
        @Nullable String waitingIn,
        @Nullable Wake wake,
        long runsNanos) {
    /// What ended a wait.
    ///
    /// @param fact the index of the fact that says so
    /// @param nanos when the task was made ready
    /// @param by the task in whose context that happened
    /// @param context whether that task itself did it, or an interrupt on top of it
    /// @param via the callback in the wait queue; null if not recorded
    public record Wake(int fact, long nanos, int by, Context context, @Nullable String via) {}

    /// Whether it was still blocked when the recording ended.
    public boolean open() {
        return wake == null && runsNanos < 0;
    }

    /// How long it was blocked, as far as is recorded: until it was woken, or else ran again, or
    /// else until `endNanos`.
    public long blockedNanos(long endNanos) {
        long until = wake != null ? wake.nanos() : runsNanos >= 0 ? runsNanos : endNanos;
        return until - fromNanos;
    }

    /// How long it took from being woken to running; -1 if either is not recorded.
    public long wakeToRunNanos() {
        return wake == null || runsNanos < 0 ? -1 : runsNanos - wake.nanos();
    }
}

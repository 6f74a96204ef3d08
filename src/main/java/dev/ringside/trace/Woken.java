package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A waiting task was made ready; it does not run yet.
///
/// Source: tracepoint `sched:sched_waking`.
///
/// @param at when, where and by whose word
/// @param task the task that was woken
/// @param by the task in whose context that happened
/// @param context whether that task itself did it, or an interrupt on top of it
/// @param via the wait-queue callback; null if not recorded
public record Woken(Stamp at, int task, int by, Context context, @Nullable String via)
        implements TraceEvent {}

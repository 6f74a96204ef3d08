package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A task ended.
///
/// Source: tracepoint `sched:sched_process_exit`.
///
/// @param at when, where and by whose word
/// @param task its thread id
/// @param status the exit status; null where the kernel does not report it
public record TaskEnded(Stamp at, int task, @Nullable Integer status) implements TraceEvent {}

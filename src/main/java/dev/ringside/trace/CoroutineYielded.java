package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A coroutine left its thread and gave it back to the scheduler: it waits for something, would go
/// on at once, or has ended.
///
/// Source: the program; the kernel knows nothing of coroutines.
///
/// @param at when, where and by whose word
/// @param coroutine its number within the program, from 1
/// @param on the task on which it ran
/// @param fd the descriptor that it waits for; null if it waits for none
/// @param ended whether it has ended
public record CoroutineYielded(Stamp at, int coroutine, int on, @Nullable Integer fd, boolean ended)
        implements TraceEvent {}

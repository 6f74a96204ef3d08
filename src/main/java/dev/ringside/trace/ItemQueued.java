package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A program put something to be done at the end of a queue in its own memory.
///
/// Source: the program; the kernel does not see such a queue.
///
/// @param at when, where and by whose word; the task is the one whose queue it is
/// @param queue the program's name for the queue
/// @param item its number within the queue, from 1
/// @param fd the descriptor that it is about; null if it is about none
/// @param events what came about there, `IN`; empty if that is not known
public record ItemQueued(Stamp at, String queue, int item, @Nullable Integer fd, String events)
        implements TraceEvent {}

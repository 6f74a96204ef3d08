package dev.ringside.trace;

/// A program took the first thing to be done out of a queue in its own memory, and calls the
/// handler for it.
///
/// Source: the program; the kernel does not see such a queue.
///
/// @param at when, where and by whose word; the task is the one whose queue it is
/// @param queue the program's name for the queue
/// @param item its number within the queue, from 1
/// @param handler the program's name for what it calls
public record ItemTaken(Stamp at, String queue, int item, String handler) implements TraceEvent {}

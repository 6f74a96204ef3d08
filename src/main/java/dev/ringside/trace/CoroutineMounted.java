package dev.ringside.trace;

/// A program's own scheduler put a coroutine on a thread: from now on it runs there, with the
/// frames of its stack on top of the scheduler's.
///
/// Source: the program; the kernel knows nothing of coroutines.
///
/// @param at when, where and by whose word
/// @param coroutine its number within the program, from 1
/// @param on the task on which it runs
public record CoroutineMounted(Stamp at, int coroutine, int on) implements TraceEvent {}

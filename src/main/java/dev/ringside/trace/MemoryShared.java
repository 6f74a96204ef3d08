package dev.ringside.trace;

/// A new process has no memory of its own: it runs in that of the one that made it, until it
/// executes a program or ends (`CLONE_VM`).
///
/// Source: tracepoint `task:task_newtask`, its `clone_flags`.
///
/// @param at when, where and by whose word
/// @param task the new task
/// @param of the process whose memory it is
public record MemoryShared(Stamp at, int task, int of) implements TraceEvent {}

package dev.ringside.trace;

/// A task gave up its program and its memory for those of another program.
///
/// Source: tracepoint `sched:sched_process_exec`.
///
/// @param at when, where and by whose word
/// @param task the task
/// @param path the file that it executes, as `execve` was told
public record Executed(Stamp at, int task, String path) implements TraceEvent {}

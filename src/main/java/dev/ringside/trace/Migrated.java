package dev.ringside.trace;

/// A task was moved to another CPU.
///
/// Source: tracepoint `sched:sched_migrate_task`.
///
/// @param at when, where and by whose word
/// @param task the task
/// @param to the CPU it will run on
public record Migrated(Stamp at, int task, int to) implements TraceEvent {}

package dev.ringside.trace;

/// A task changed its name.
///
/// Source: tracepoint `task:task_rename`.
///
/// @param at when, where and by whose word
/// @param task its thread id
/// @param name the new name
public record TaskNamed(Stamp at, int task, String name) implements TraceEvent {}

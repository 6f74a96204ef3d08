package dev.ringside.trace;

/// A descriptor was closed.
///
/// Source: the program, or `raw_syscalls:sys_exit` of `close`.
///
/// @param at when, where and by whose word
/// @param task the task that closed it
/// @param fd the descriptor
public record Closed(Stamp at, int task, int fd) implements TraceEvent {}

package dev.ringside.trace;

/// A connection changed its state.
///
/// Source: tracepoint `sock:inet_sock_set_state`.
///
/// @param at when, where and by whose word
/// @param object the socket's inode
/// @param state the new state, `ESTABLISHED` …
public record Connection(Stamp at, long object, String state) implements TraceEvent {}

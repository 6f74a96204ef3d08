package dev.ringside.trace;

/// The kernel put the result of a request into a completion ring.
///
/// Source: tracepoint `io_uring:io_uring_complete`.
///
/// @param at when, where and by whose word
/// @param ring the descriptor of the ring
/// @param request what names the request, its `user_data`
/// @param result as the call would have returned it: bytes, or a negative error number
public record UringCompleted(Stamp at, int ring, long request, int result) implements TraceEvent {}

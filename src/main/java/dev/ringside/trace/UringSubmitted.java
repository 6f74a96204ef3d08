package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// The kernel took an entry out of a submission ring.
///
/// Source: tracepoint `io_uring:io_uring_submit_req` (before 6.4 `io_uring_submit_sqe`).
///
/// @param at when, where and by whose word
/// @param ring the descriptor of the ring
/// @param request what names the request, its `user_data`
/// @param op what it asks for, `RECV`
/// @param fd the descriptor that it is about; null if not reported, as in that tracepoint
public record UringSubmitted(Stamp at, int ring, long request, String op, @Nullable Integer fd)
        implements TraceEvent {}

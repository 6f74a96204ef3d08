package dev.ringside.trace;

/// The kernel went on with a request in one of its ways.
///
/// Source: the tracepoint that [UringWay] names.
///
/// @param at when, where and by whose word
/// @param ring the descriptor of the ring
/// @param request what names the request, its `user_data`
/// @param how in which way
public record UringRan(Stamp at, int ring, long request, UringWay how) implements TraceEvent {}

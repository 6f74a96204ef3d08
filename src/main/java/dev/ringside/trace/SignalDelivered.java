package dev.ringside.trace;

/// A task gets a signal; it is no longer pending.
///
/// Source: tracepoint `signal:signal_deliver` for a handler, which the kernel runs as soon as the
/// task goes back to user mode. Who takes a signal by a call reports it itself, and so does a
/// handler where there are no tracepoints.
///
/// @param at when, where and by whose word
/// @param signal its number
/// @param to the task
/// @param how in which way it gets it
public record SignalDelivered(Stamp at, int signal, int to, Delivery how) implements TraceEvent {}

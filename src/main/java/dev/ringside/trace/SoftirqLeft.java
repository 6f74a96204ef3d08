package dev.ringside.trace;

/// The kernel ended deferred work on top of a task.
///
/// Source: tracepoint `irq:softirq_exit`.
///
/// @param at when, where and by whose word
/// @param vector which: `NET_RX` receives packets
public record SoftirqLeft(Stamp at, String vector) implements TraceEvent {}

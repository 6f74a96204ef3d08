package dev.ringside.trace;

/// The kernel began deferred work on top of a task.
///
/// Source: tracepoint `irq:softirq_entry`.
///
/// @param at when, where and by whose word
/// @param vector which: `NET_RX` receives packets
public record SoftirqEntered(Stamp at, String vector) implements TraceEvent {}

package dev.ringside.trace;

/// The recorder missed facts here.
///
/// Source: the ring's own counters.
///
/// @param at when, where and by whose word
/// @param count how many; 0 if the source says that some are missing but not how many
/// @param where which probe missed them
public record Lost(Stamp at, long count, String where) implements TraceEvent {}

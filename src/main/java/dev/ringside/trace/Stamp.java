package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// When, where and by whose word a fact was recorded.
///
/// @param nanos `CLOCK_MONOTONIC` nanoseconds since the start of the trace, not negative
/// @param cpu the CPU on which it happened; [#UNKNOWN] if the source does not say
/// @param tid the task in whose context it happened; 0 is the idle task of `cpu`; [#UNKNOWN] if the
///   source does not say. An interrupt runs on top of whichever task was there, so this is not
///   always the task that caused it
/// @param source who reported it
/// @param raw the report in the source's own words, for showing; null if it has none
public record Stamp(long nanos, int cpu, int tid, Source source, @Nullable String raw) {
    /// A CPU or task that the source does not name.
    public static final int UNKNOWN = -1;
}

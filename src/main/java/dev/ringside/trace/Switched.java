package dev.ringside.trace;

/// The scheduler took one task off a CPU and put another one on.
///
/// Source: tracepoint `sched:sched_switch`, which names both; or `PERF_RECORD_SWITCH`, which names
/// the one task that it watches.
///
/// @param at when, where and by whose word
/// @param out the task that left the CPU; 0 is the idle task; [Stamp#UNKNOWN] if the source does
///   not say
/// @param left why it left; [Left#UNKNOWN] if it is not known who did
/// @param in the task that got the CPU; 0 is the idle task; [Stamp#UNKNOWN] if the source does not
///   say
/// @param already true if it happened before the recording began and is still in force at its start
public record Switched(Stamp at, int out, Left left, int in, boolean already)
        implements TraceEvent {}

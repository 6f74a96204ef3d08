package dev.ringside.linux.perf;

/// One report of the kernel about a thread. Times are of `CLOCK_MONOTONIC`.
public sealed interface PerfRecord {
    /// The thread got a CPU: `PERF_RECORD_SWITCH`.
    ///
    /// @param nanos when
    /// @param cpu which CPU
    /// @param tid the thread
    record SwitchedIn(long nanos, int cpu, int tid) implements PerfRecord {}

    /// The thread left its CPU: `PERF_RECORD_SWITCH` with `PERF_RECORD_MISC_SWITCH_OUT`.
    ///
    /// @param nanos when
    /// @param cpu which CPU
    /// @param tid the thread
    /// @param preempted true if it could have gone on (`PERF_RECORD_MISC_SWITCH_OUT_PREEMPT`); else
    ///   it waits for something, of which the kernel says nothing here
    record SwitchedOut(long nanos, int cpu, int tid, boolean preempted) implements PerfRecord {}

    /// The ring was full: `PERF_RECORD_LOST`.
    ///
    /// @param nanos when there was room again
    /// @param count how many reports are missing before that
    record Lost(long nanos, long count) implements PerfRecord {}
}

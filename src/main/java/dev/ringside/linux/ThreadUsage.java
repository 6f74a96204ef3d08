package dev.ringside.linux;

/// What the kernel counted for one thread: `getrusage(RUSAGE_THREAD)`.
///
/// @param voluntarySwitches how often it left a CPU because it waited
/// @param forcedSwitches how often it was preempted
/// @param userNanos time in user mode, in steps of a microsecond
/// @param systemNanos time in kernel mode, in steps of a microsecond
/// @param inputBlocks what it had disks read, in units of 512 bytes
public record ThreadUsage(
        long voluntarySwitches,
        long forcedSwitches,
        long userNanos,
        long systemNanos,
        long inputBlocks) {}

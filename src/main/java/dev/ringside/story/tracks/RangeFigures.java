package dev.ringside.story.tracks;

/// What happened in a part of a recording.
///
/// @param nanos how long it is
/// @param facts how many facts are in it
/// @param calls how many system calls were entered
/// @param switches how often a CPU went from one task to another
/// @param toUserBytes how many bytes were copied from the kernel to programs
/// @param toKernelBytes how many bytes were copied from programs to the kernel
public record RangeFigures(
        long nanos, int facts, int calls, int switches, long toUserBytes, long toKernelBytes) {}

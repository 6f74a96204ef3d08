package dev.ringside.trace;

/// A descriptor refers to a kernel object from now on.
///
/// Source: the program, from `fstat`, `getsockname` and `getpeername`.
///
/// @param at when, where and by whose word
/// @param task the task that opened it; every task of its process sees it
/// @param fd the descriptor
/// @param object what it refers to
/// @param already true if it was open before the recording
public record Opened(Stamp at, int task, int fd, KernelObject object, boolean already)
        implements TraceEvent {}

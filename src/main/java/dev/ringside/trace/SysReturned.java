package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A system call returned: kernel mode → user mode.
///
/// Source: tracepoint `raw_syscalls:sys_exit`.
///
/// @param at when, where and by whose word
/// @param call the name of the call
/// @param result what it returned; meaningless if `errno` is there
/// @param errno `EAGAIN` … if it failed, else null
public record SysReturned(Stamp at, String call, long result, @Nullable String errno)
        implements TraceEvent {}

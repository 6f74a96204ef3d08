package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// What the kernel said of a task when it was asked.
///
/// Source: `/proc/PID/task/TID/{stat,wchan,syscall,status,schedstat}`, or `getrusage`.
///
/// @param at when, where and by whose word
/// @param task the task
/// @param state the letter of `ps`
/// @param waitingIn the kernel function it sleeps in (`wchan`)
/// @param programCounter the user-mode program counter
/// @param stackPointer the user-mode stack pointer
/// @param switchesVoluntary switches so far because it waited
/// @param switchesForced switches so far because it was preempted
/// @param runNanos time on a CPU so far
/// @param readyNanos time on a run queue so far
public record Sampled(
        Stamp at,
        int task,
        @Nullable String state,
        @Nullable String waitingIn,
        @Nullable Long programCounter,
        @Nullable Long stackPointer,
        @Nullable Long switchesVoluntary,
        @Nullable Long switchesForced,
        @Nullable Long runNanos,
        @Nullable Long readyNanos)
        implements TraceEvent {}

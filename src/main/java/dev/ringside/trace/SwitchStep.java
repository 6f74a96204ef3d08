package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// A step of a context switch between two tasks under study. The kernel reports the switch as a
/// whole ([Switched], which lies between the fourth step and the fifth); that there are these steps
/// in it is a rule.
///
/// Source: `inferred:context-switch`, from tracepoint `sched:sched_switch`.
///
/// @param at when, where and by whose word; all steps of a switch have its time
/// @param act which step
/// @param task whom it is about: the task that leaves, from the fourth step on the next one
/// @param left in which state the task leaves; null where that does not matter
/// @param skipped whether the step is not needed: both tasks have one address space
public record SwitchStep(Stamp at, SwitchAct act, int task, @Nullable Left left, boolean skipped)
        implements TraceEvent {}

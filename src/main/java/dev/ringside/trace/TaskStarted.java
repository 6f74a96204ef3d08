package dev.ringside.trace;

/// A task exists: it was created, or it was there when the recording began.
///
/// Source: tracepoint `sched:sched_process_fork`, or the program for its own tasks.
///
/// @param at when, where and by whose word
/// @param task its thread id
/// @param process its thread group id; the descriptor table belongs to that process
/// @param parent the process that made it; 0 if not reported
/// @param name the name it gave itself
/// @param role what it does in the scenario
/// @param type what kind of task it is
/// @param already true if it ran before the recording
public record TaskStarted(
        Stamp at,
        int task,
        int process,
        int parent,
        String name,
        Role role,
        TaskType type,
        boolean already)
        implements TraceEvent {}

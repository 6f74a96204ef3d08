package dev.ringside.story;

import dev.ringside.machine.TaskFigures;

/// What one task of the experiment has used by the end of a trace.
///
/// @param task its thread id
/// @param name its name
/// @param systemCalls the calls of its program; those of the run time beneath it are not among them
/// @param runtimeCalls the calls of the run time beneath the program (Java's locks and memory)
/// @param wouldBlock how many calls returned `EAGAIN`
/// @param figures switches and times
public record TaskFacts(
        int task,
        String name,
        int systemCalls,
        int runtimeCalls,
        int wouldBlock,
        TaskFigures figures) {}

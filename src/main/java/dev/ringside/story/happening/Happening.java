package dev.ringside.story.happening;

/// What happens in one [dev.ringside.story.Step], as data; [dev.ringside.story.Narrator] has the
/// words. Tasks are given by thread id, 0 being the idle task and -1 a task that is not recorded.
///
/// What belongs together has an interface of its own, so that a new way to wait adds one.
public sealed interface Happening
        permits OfTasks,
                OfAio,
                OfComputing,
                OfFiles,
                OfJobs,
                OfLocks,
                OfProcesses,
                OfRings,
                OfSignals,
                OfSpace,
                OfSwitches,
                OfUserSpace {}

package dev.ringside.story.happening;

import dev.ringside.machine.userspace.Effort;
import dev.ringside.trace.JobChanged.Way;

/// What threads do with a job: something that one of them wants done, by itself or by another one.
public sealed interface OfJobs extends Happening {
    /// A task wants a job done.
    record JobAsked(int task, int job, Way way) implements OfJobs {}

    /// Another task takes it over.
    record JobTaken(int task, int job, Way way) implements OfJobs {}

    /// The one that wants it looks whether it is done.
    record JobLooked(int task, int job, boolean done, int looks) implements OfJobs {}

    /// The one that wants it needs the result now.
    ///
    /// @param done whether that is there already
    record JobAwaited(int task, int job, boolean done) implements OfJobs {}

    /// A job is done; its result is put down.
    ///
    /// @param bytes the result
    /// @param caller the task that wants it; -1 if not recorded
    /// @param wakes whether the call follows that wakes that one
    record JobDone(int task, int job, Way way, int bytes, int caller, boolean wakes)
            implements OfJobs {}

    /// The function is called that was handed over with a job.
    ///
    /// @param task in which task it runs
    /// @param caller the task that handed it over; -1 if not recorded
    record JobCalledBack(int task, int job, int caller) implements OfJobs {}

    /// The one that does jobs for another one has none, and sleeps.
    record JobIdle(int task) implements OfJobs {}

    /// The one that wanted a job done has its result.
    ///
    /// @param bytes the result
    /// @param totalNanos how long that took
    /// @param effort where the time of the task went meanwhile; only [#known] if switches are
    /// @param looks how often it looked whether the job is done
    /// @param reads how many calls were made to read
    record JobGot(
            int task,
            int job,
            Way way,
            int bytes,
            long totalNanos,
            Effort effort,
            boolean known,
            int looks,
            int reads)
            implements OfJobs {}
}

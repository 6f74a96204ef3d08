package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.userspace.Effort;
import dev.ringside.machine.userspace.Job;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfJobs.JobAsked;
import dev.ringside.story.happening.OfJobs.JobAwaited;
import dev.ringside.story.happening.OfJobs.JobCalledBack;
import dev.ringside.story.happening.OfJobs.JobDone;
import dev.ringside.story.happening.OfJobs.JobGot;
import dev.ringside.story.happening.OfJobs.JobIdle;
import dev.ringside.story.happening.OfJobs.JobLooked;
import dev.ringside.story.happening.OfJobs.JobTaken;
import dev.ringside.story.happening.OfUserSpace.Worked;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.SysEntered;

import org.jspecify.annotations.Nullable;

/// The steps of a job: who wants it done, who does it, and how the result comes back. All of that
/// is in the memory of the program; only to wait for the result, or to wake who does, is a call.
final class JobRules {
    /// By what a task that works in between looks: a function of the program, no call.
    static final String LOOK = "isDone";

    private JobRules() {}

    /// Whether a job that a task wants is done and the task has not got its result.
    static boolean done(Machine before, int task) {
        return before.userSpace().jobs().all().values().stream()
                .anyMatch(job -> job.caller() == task && job.state() == Job.State.DONE);
    }

    static Reading changed(Lookahead ahead, Machine before, JobChanged e, Happening open) {
        int task = e.at().tid();
        var job = before.userSpace().jobs().all().get(e.way());
        return switch (e.act()) {
            case ASKED -> Rules.opens(new JobAsked(task, e.job(), e.way()));
            case TAKEN -> Rules.opens(new JobTaken(task, e.job(), e.way()));
            case LOOKED -> looked(e, job, open);
            case AWAITED -> Rules.opens(new JobAwaited(task, e.job(), e.lengthBytes() != null));
            case DONE ->
                    Rules.opens(new JobDone(task, e.job(), e.way(), bytes(e), caller(job), false));
            case CALLED -> Rules.opens(new JobCalledBack(task, e.job(), caller(job)));
            case GOT -> Rules.opens(got(ahead, before, e, job));
        };
    }

    /// The first look is a step; later ones belong to the work that they interrupt.
    private static Reading looked(JobChanged e, @Nullable Job job, Happening open) {
        int task = e.at().tid();
        boolean done = e.lengthBytes() != null;
        int looks = job == null ? 1 : job.looks() + 1;
        return !done && open instanceof Worked w && w.task() == task
                ? new Reading.Becomes(w.looking(LOOK))
                : Rules.opens(new JobLooked(task, e.job(), done, looks));
    }

    private static JobGot got(Lookahead ahead, Machine before, JobChanged e, @Nullable Job job) {
        long now = e.at().nanos();
        var used = before.task(e.at().tid()).map((Task t) -> t.effort(now)).orElse(Effort.NONE);
        return new JobGot(
                e.at().tid(),
                e.job(),
                e.way(),
                bytes(e),
                job == null ? -1 : now - job.sinceNanos(),
                job == null ? Effort.NONE : job.effort(used),
                ahead.switchesKnown() && job != null,
                job == null ? 0 : job.looks(),
                job == null ? 0 : job.reads());
    }

    private static int bytes(JobChanged e) {
        Integer bytes = e.lengthBytes();
        return bytes == null ? 0 : bytes;
    }

    private static int caller(@Nullable Job job) {
        return job == null ? Job.NOBODY : job.caller();
    }

    /// A task leaves its CPU, in a call of the run time, right after it has done a job: it waits
    /// for the next one.
    static Reading left(int task, Happening open) {
        boolean done =
                switch (open) {
                    case JobDone h -> h.task() == task;
                    case JobCalledBack h -> h.task() == task;
                    // something else came in between
                    default -> false;
                };
        return done ? Rules.opens(new JobIdle(task)) : Reading.JOINS;
    }

    /// The call by which a task waits for a result, or wakes who does, belongs to what the task has
    /// just said; null if it is another one.
    static @Nullable Reading entered(Machine before, SysEntered e, Happening open) {
        if (before.userSpace().jobs().of(e.call(), e.args()).isEmpty()) {
            return null;
        }
        int tid = e.at().tid();
        return switch (open) {
            case JobAwaited h when h.task() == tid -> Reading.JOINS;
            case JobDone h when h.task() == tid ->
                    new Reading.Becomes(
                            new JobDone(tid, h.job(), h.way(), h.bytes(), h.caller(), true));
            // something else came in between
            default -> null;
        };
    }
}

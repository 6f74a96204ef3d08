package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.story.happening.OfJobs;
import dev.ringside.story.happening.OfJobs.JobAsked;
import dev.ringside.story.happening.OfJobs.JobAwaited;
import dev.ringside.story.happening.OfJobs.JobCalledBack;
import dev.ringside.story.happening.OfJobs.JobDone;
import dev.ringside.story.happening.OfJobs.JobGot;
import dev.ringside.story.happening.OfJobs.JobIdle;
import dev.ringside.story.happening.OfJobs.JobLooked;
import dev.ringside.story.happening.OfJobs.JobTaken;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.Map;

/// The words for jobs, and for how their results come back.
final class JobWords {
    private final Words words;
    private final Names names;

    JobWords(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    Telling tell(OfJobs happening) {
        return switch (happening) {
            case JobAsked h ->
                    words.telling("calls.asked." + h.way().text(), gaps(h.task(), h.job()));
            case JobTaken h -> words.telling("calls.taken", gaps(h.task(), h.job()));
            case JobLooked h -> {
                var gaps = gaps(h.task(), h.job());
                gaps.put("looks", Integer.toString(h.looks()));
                yield words.telling(h.done() ? "calls.looked.done" : "calls.looked", gaps);
            }
            case JobAwaited h ->
                    words.telling(
                            h.done() ? "calls.awaited.done" : "calls.awaited",
                            gaps(h.task(), h.job()));
            case JobDone h -> {
                var gaps = gaps(h.task(), h.job());
                gaps.put("caller", names.task(h.caller()));
                gaps.put("bytes", Integer.toString(h.bytes()));
                String key = h.wakes() ? "calls.done.wakes" : "calls.done." + h.way().text();
                yield words.telling(key, gaps);
            }
            case JobCalledBack h -> {
                var gaps = gaps(h.task(), h.job());
                gaps.put("caller", names.task(h.caller()));
                yield words.telling(
                        h.task() == h.caller() ? "calls.calledBack.own" : "calls.calledBack", gaps);
            }
            case JobIdle h -> words.telling("calls.idle", Words.gaps("task", names.task(h.task())));
            case JobGot h -> got(h);
        };
    }

    /// The number of the job that a call is about; empty if it is about none.
    static String job(Machine machine, Call call) {
        return machine.userSpace()
                .jobs()
                .of(call.name(), call.args())
                .map(job -> Integer.toString(job.number()))
                .orElse("");
    }

    private Telling got(JobGot h) {
        var gaps = gaps(h.task(), h.job());
        gaps.put("bytes", Integer.toString(h.bytes()));
        gaps.put("looks", Integer.toString(h.looks()));
        gaps.put("reads", Integer.toString(h.reads()));
        gaps.put("total", Durations.text(Math.max(0, h.totalNanos())));
        gaps.put("slept", Durations.text(h.effort().blockedNanos()));
        gaps.put("own", Durations.text(h.effort().userNanos()));
        gaps.put("figures", words.text(h.known() ? "calls.figures" : "calls.figures.none", gaps));
        return words.telling("calls.got." + h.way().text(), gaps);
    }

    private Map<String, String> gaps(int task, int job) {
        return Words.gaps("task", names.task(task), "job", job);
    }
}

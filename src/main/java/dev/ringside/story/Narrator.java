package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.story.happening.OfAio;
import dev.ringside.story.happening.OfComputing;
import dev.ringside.story.happening.OfFiles;
import dev.ringside.story.happening.OfJobs;
import dev.ringside.story.happening.OfLocks;
import dev.ringside.story.happening.OfProcesses;
import dev.ringside.story.happening.OfRings.OfRing;
import dev.ringside.story.happening.OfSignals;
import dev.ringside.story.happening.OfSpace;
import dev.ringside.story.happening.OfSwitches;
import dev.ringside.story.happening.OfTasks.Answered;
import dev.ringside.story.happening.OfTasks.Arrived;
import dev.ringside.story.happening.OfTasks.Asked;
import dev.ringside.story.happening.OfTasks.Called;
import dev.ringside.story.happening.OfTasks.CopiedToUser;
import dev.ringside.story.happening.OfTasks.CutShort;
import dev.ringside.story.happening.OfTasks.Ended;
import dev.ringside.story.happening.OfTasks.FactsLost;
import dev.ringside.story.happening.OfTasks.FellAsleep;
import dev.ringside.story.happening.OfTasks.Finished;
import dev.ringside.story.happening.OfTasks.ForEach;
import dev.ringside.story.happening.OfTasks.Joins;
import dev.ringside.story.happening.OfTasks.Opening;
import dev.ringside.story.happening.OfTasks.Over;
import dev.ringside.story.happening.OfTasks.Picked;
import dev.ringside.story.happening.OfTasks.Preempted;
import dev.ringside.story.happening.OfTasks.Registered;
import dev.ringside.story.happening.OfTasks.Returned;
import dev.ringside.story.happening.OfTasks.Started;
import dev.ringside.story.happening.OfTasks.ThrownAway;
import dev.ringside.story.happening.OfTasks.Tried;
import dev.ringside.story.happening.OfTasks.Woke;
import dev.ringside.story.happening.OfUserSpace;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Language;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.Role;
import dev.ringside.trace.TaskType;

import java.util.Map;

/// Finds the words for the steps of one story, in one language.
///
/// Each kind of happening has a key, some with variants; under each key stand three texts:
/// `.title`, `.line` and `.detail`. Calls that ask for many descriptors and calls that get nothing
/// have their words in [AskingWords], bytes in [DataWords].
public final class Narrator {
    private final Words words;
    private final Headline headline;
    private final Story story;
    private final Names names;
    private final AskingWords asking;
    private final DataWords data;
    private final SleepWords sleeping;
    private final WakeWords waking;
    private final UserSpaceWords userSpace;
    private final ComputeWords computing;
    private final JobWords jobs;
    private final boolean limits;
    private final LockWords locks;
    private final SignalWords signals;
    private final SpaceWords space;
    private final SwitchWords switches;
    private final ProcessWords processes;
    private final RingWords rings;
    private final AioWords aio;
    private final FileWords files;

    /// A narrator of `story` who speaks `language`.
    public Narrator(Story story, Language language) {
        this.words = new Words(language);
        this.headline = new Headline(story.trace().header(), language);
        this.story = story;
        this.names = new Names(words, story.last());
        this.asking =
                new AskingWords(words, names, story.trace().header().probe(), ofSignals(story));
        this.data = new DataWords(words, names);
        this.userSpace = new UserSpaceWords(words, names, story.last().handovers().begun());
        this.sleeping = new SleepWords(words, names, data, userSpace);
        this.waking = new WakeWords(words, names);
        this.computing = new ComputeWords(words, names);
        this.jobs = new JobWords(words, names);
        this.limits = limited();
        this.locks = new LockWords(words, names, limits);
        this.signals = new SignalWords(words, names);
        this.space = new SpaceWords(words, names, story.last().userSpace().space());
        this.switches = new SwitchWords(words, names);
        this.processes = new ProcessWords(words, names, story.last());
        this.rings = new RingWords(words, names, story);
        this.aio = new AioWords(words, names);
        this.files = new FileWords(words, names, !story.last().storage().files().isEmpty());
    }

    private boolean alone() {
        return "none".equals(story.trace().header().scenario().get("transport"));
    }

    /// Why a task has nothing left to do but to wait for its threads.
    private String joinsKey() {
        if (alone() || !story.last().userSpace().jobs().all().isEmpty()) {
            return "joins.alone";
        }
        return story.last().turns().begun() ? "joins.computing" : "joins";
    }

    /// Whether the program waits for a lock only so long: it has said that it gave one up.
    private boolean limited() {
        return story.trace().events().stream()
                .anyMatch(e -> e instanceof LockChanged l && l.act() == LockAct.GIVEN_UP);
    }

    private static boolean ofSignals(Story story) {
        return story.last().signals().values().stream().anyMatch(s -> !s.senders().isEmpty());
    }

    /// What tasks and calls are called.
    public Names names() {
        return names;
    }

    /// The texts of the language.
    public Words words() {
        return words;
    }

    /// The words for a step of the story.
    public Telling tell(Step step) {
        return switch (step.happening()) {
            case Opening() -> opening();
            case Called h -> called(h);
            case Started h -> started(h);
            case Joins h ->
                    telling(joinsKey(), Words.gaps("task", name(h.task()), "count", h.tasks()));
            case ForEach h -> asking.forEach(h);
            case OfAio h -> aio.tell(h);
            case OfRing h -> rings.tell(h);
            case Registered h -> asking.registered(h);
            case Asked h -> asking.asked(h);
            case Answered h -> asking.answered(h);
            case Tried h -> asking.tried(h);
            case FellAsleep h -> sleeping.tell(h);
            case Preempted h ->
                    telling(
                            "preempted",
                            Words.gaps(
                                    "task",
                                    name(h.task()),
                                    "cpu",
                                    h.cpu(),
                                    "next",
                                    name(h.next())));
            case Woke h -> waking.woke(h);
            case Arrived h -> data.arrived(h);
            case Picked h -> waking.picked(h);
            case CopiedToUser h -> data.copied(h);
            case ThrownAway h -> data.thrownAway(h);
            case Returned h -> returned(h);
            case OfComputing h -> computing.tell(h);
            case OfJobs h -> jobs.tell(h);
            case OfLocks h -> locks.tell(h, sleeping::tell);
            case OfFiles h -> files.tell(h);
            case OfSignals h -> signals.tell(h);
            case OfSpace h -> space.tell(h);
            case OfSwitches h -> switches.tell(h);
            case OfProcesses h -> processes.tell(h);
            case OfUserSpace h -> userSpace.tell(h);
            case Finished h -> finished(h);
            case Ended h -> telling(endKey(h.task()), Words.gaps("task", name(h.task())));
            case Over h -> data.over(h);
            case FactsLost h -> telling("lost", Words.gaps("count", h.count(), "where", h.where()));
            case CutShort h -> telling("cut", Words.gaps("why", h.why()));
        };
    }

    /// Why a task was blocked, in one line: call, descriptors, wait queue, who woke it, and how
    /// long it took from there to running.
    public String why(Blocked wait) {
        return asking.why(wait, story.durationNanos());
    }

    private Telling opening() {
        String rung =
                switch (story.trace().header().probe()) {
                    case "thread" -> ".thread";
                    case "call" -> ".call";
                    // recordings from elsewhere may name their own probe
                    default -> "";
                };
        String file = files.before(story.trace());
        String title = headline.title();
        return file.isEmpty()
                ? telling("opening" + rung, Map.of("title", title))
                : telling("file.opening", Map.of("title", title, "before", file));
    }

    private Telling called(Called h) {
        var call = h.call();
        return telling(
                "called." + callKey(h),
                Words.gaps(
                        "task", name(h.task()),
                        "call", Names.call(call),
                        "name", Calls.libraryName(call.name()),
                        "kernelName", call.name(),
                        "fd", Calls.descriptor(call.args()),
                        "address", Names.address(String.valueOf(call.args().values().get("uaddr"))),
                        "lock", LockWords.lock(story.last(), call),
                        "job", JobWords.job(story.last(), call),
                        "bytes", call.lengthBytes().orElse(0),
                        "count", call.args().number("to_submit").orElse(0)));
    }

    private Telling started(Started h) {
        boolean ofKernel = story.last().task(h.child()).map(t -> t.who().ofKernel()).orElse(false);
        String key =
                ofKernel ? "started.kernel" : h.thread() ? "started.thread" : "started.process";
        var call = h.call();
        return telling(
                h.task() < 0 || call == null ? key + ".alone" : key,
                Words.gaps(
                        "task", name(h.task()),
                        "child", name(h.child()),
                        "tid", h.child(),
                        "name", call == null ? "" : Calls.libraryName(call.name()),
                        "took",
                                h.nanos() < 0
                                        ? ""
                                        : words.text(
                                                "started.took",
                                                Words.gaps("nanos", Durations.text(h.nanos())))));
    }

    private String endKey(int tid) {
        return story.last()
                .task(tid)
                .filter(t -> t.who().role() == Role.WORKER && t.who().type() == TaskType.THREAD)
                .map(_ -> "ended.thread")
                .orElse("ended");
    }

    private String callKey(Called h) {
        var machine = story.last();
        Call entered = h.call();
        String call = entered.name();
        if (call.equals("io_uring_setup")) {
            return "ringSetup";
        }
        if (call.equals("io_uring_enter")) {
            boolean wakes = "SQ_WAKEUP".equals(entered.args().values().get("flags"));
            long count = entered.args().number("to_submit").orElse(0);
            return wakes ? "ringWake" : count > 0 ? "ringSubmit" : "ringWait";
        }
        if (call.equals("futex") && !JobWords.job(machine, entered).isEmpty()) {
            return Calls.waitsForLock(call, entered.args()) ? "jobWait" : "jobWake";
        }
        if (call.equals("futex")) {
            return !Calls.waitsForLock(call, entered.args())
                    ? "lockWake"
                    : limits ? "lockWait.limited" : "lockWait";
        }
        if (Calls.receiving(call)) {
            return Calls.urgent(entered) ? "receiveUrgent" : "receive";
        }
        if (Calls.sending(call)) {
            return h.halfOpen() ? "sendHalfOpen" : Calls.urgent(entered) ? "sendUrgent" : "send";
        }
        if (Calls.accepting(call)) {
            return "accept";
        }
        if (Calls.passing(call)) {
            return "pass";
        }
        if (call.equals("shutdown")) {
            return "shutdown";
        }
        return call.startsWith("epoll_create") ? "epollCreate" : "other";
    }

    private Telling finished(Finished h) {
        return telling(
                h.next() < 0 ? "finished.alone" : "finished",
                Words.gaps(
                        "task", name(h.task()),
                        "cpu", h.cpu(),
                        "next", name(Math.max(0, h.next()))));
    }

    private Telling returned(Returned h) {
        return telling(
                "returned." + returnKey(h),
                Words.gaps(
                        "task", name(h.task()),
                        "name", Calls.libraryName(h.call()),
                        "result", h.result(),
                        "bytes", h.lengthBytes(),
                        "errno", h.errno() == null ? "" : h.errno()));
    }

    private static String returnKey(Returned h) {
        if (h.errno() != null) {
            boolean again = h.errno().equals("EAGAIN");
            return again && Calls.sending(h.call())
                    ? "full"
                    : again && Calls.mayWait(h.call()) ? "again" : "failed";
        }
        if (Calls.sending(h.call()) && h.result() < h.lengthBytes()) {
            return "part";
        }
        if (h.result() == 0 && Calls.receiving(h.call())) {
            return "end";
        }
        if (Calls.accepting(h.call())) {
            return "accepted";
        }
        if (h.call().equals("futex")) {
            return h.result() == 0 ? "lockWoke.none" : "lockWoke";
        }
        if (h.call().equals("io_uring_setup")) {
            return "ringMade";
        }
        if (h.call().equals("io_uring_enter")) {
            String submitted = h.settled() ? "ringSettled" : "ringSubmitted";
            return h.result() > 0 ? submitted : "ringWaited";
        }
        return h.call().startsWith("epoll_create") ? "epollCreated" : "done";
    }

    private Telling telling(String key, Map<String, String> gaps) {
        return words.telling(key, gaps);
    }

    private String name(int tid) {
        return names.task(tid);
    }
}

package dev.ringside.story;

import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.OfTasks.Answered;
import dev.ringside.story.happening.OfTasks.Asked;
import dev.ringside.story.happening.OfTasks.ForEach;
import dev.ringside.story.happening.OfTasks.Registered;
import dev.ringside.story.happening.OfTasks.Tried;
import dev.ringside.story.words.Behind;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Events;
import dev.ringside.story.words.Fds;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;
import dev.ringside.trace.Context;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The words for calls about many descriptors, for calls that get nothing, and for why a task
/// waits.
final class AskingWords {
    /// How many descriptors the C library's `fd_set` has room for.
    private static final int FD_SETSIZE = 1024;

    private final Words words;
    private final Names names;
    private final String probe;
    private final boolean signals;

    /// @param signals whether descriptors tell the program by signals that something has come
    AskingWords(Words words, Names names, String probe, boolean signals) {
        this.signals = signals;
        this.words = words;
        this.names = names;
        this.probe = probe;
    }

    Telling forEach(ForEach h) {
        String act =
                switch (h.act()) {
                    case NON_BLOCKING -> "nonBlocking";
                    case CLOSE -> "close";
                };
        return words.telling(
                "each." + act + number(h.fds()),
                Words.gaps(
                        "task", names.task(h.task()),
                        "fds", names.descriptors(h.fds()),
                        "count", h.fds().count(),
                        "then", words.text("each.close." + behindKey(h.behind()))));
    }

    /// What goes with the last descriptor of an object.
    private static String behindKey(Behind behind) {
        return switch (behind) {
            case CONNECTION -> "connection";
            case LISTENER -> "listener";
            case DATAGRAMS -> "datagrams";
            case PIPE -> "pipe";
            case FILE -> "file";
            case PROCFS -> "procfs";
            case EPOLL -> "epoll";
            case RING -> "ring";
            case OTHER -> "other";
        };
    }

    Telling registered(Registered h) {
        boolean edge = Events.has(h.events(), "ET");
        String op =
                switch (h.op()) {
                    case "ADD", "MOD", "DEL" -> h.op().toLowerCase(Locale.ROOT);
                    // a kernel may learn more operations
                    default -> "other";
                };
        return words.telling(
                "registered." + op + number(h.fds()),
                Words.gaps(
                        "task", names.task(h.task()),
                        "op", h.op(),
                        "epfd", h.epfd(),
                        "fds", names.descriptors(h.fds()),
                        "count", h.fds().count(),
                        "what", wanted(h.events()),
                        "trigger",
                                h.events().isEmpty()
                                        ? ""
                                        : words.text(
                                                edge ? "registered.edge" : "registered.level")));
    }

    /// What is waited for at a descriptor.
    private String wanted(String events) {
        boolean read = Events.has(events, "IN");
        boolean write = Events.has(events, "OUT");
        if (read == write) {
            return events.isEmpty() || read ? words.text("registered.for.other") : events;
        }
        if (Events.urgent(events)) {
            return words.text("registered.for.urgent");
        }
        return words.text(read ? "registered.for.in" : "registered.for.out");
    }

    Telling asked(Asked h) {
        String call = kind(h.call().name());
        boolean known = h.descriptors() >= 0;
        String about =
                !known
                        ? "asked.about.unknown"
                        : h.descriptors() == 1 ? "asked.about.one" : "asked.about";
        int highest = h.set().stream().mapToInt(Watched::to).max().orElse(-1);
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "name", Calls.libraryName(h.call().name()),
                        "fd", Calls.descriptor(h.call().args()),
                        "count", h.descriptors(),
                        "fds", h.set().isEmpty() ? "" : names.descriptors(h.set()),
                        "highest", highest,
                        "patience", patience(h.timeoutNanos()));
        gaps.put("wants", words.text(wantsKey(h.set())));
        gaps.put("about", words.text(call.equals("epoll") ? epollAbout(known) : about, gaps));
        gaps.put("entries", words.text(entriesKey(h.descriptors()), gaps));
        gaps.put(
                "limit",
                words.text(highest >= FD_SETSIZE ? "asked.limit.beyond" : "asked.limit", gaps));
        return words.telling("asked." + call, gaps);
    }

    /// Room and urgent data are named; that somebody waits for data goes without saying.
    private static String wantsKey(List<Watched> set) {
        if (!set.isEmpty() && set.stream().allMatch(w -> Events.onlyRoom(w.events()))) {
            return "asked.wants.room";
        }
        boolean urgent = set.stream().anyMatch(w -> Events.urgent(w.events()));
        return urgent ? "asked.wants.urgent" : "asked.wants.data";
    }

    private static String entriesKey(int descriptors) {
        if (descriptors < 0) {
            return "asked.poll.entries.unknown";
        }
        return descriptors == 1 ? "asked.poll.entry" : "asked.poll.entries";
    }

    private static String epollAbout(boolean known) {
        return known ? "asked.epoll.about" : "asked.epoll.about.unknown";
    }

    Telling answered(Answered h) {
        var asked = h.asked();
        var unread = h.unread();
        var ready = h.ready();
        var gaps =
                Words.gaps(
                        "task", names.task(asked.task()),
                        "name", Calls.libraryName(asked.call().name()),
                        "result", h.result(),
                        "count", asked.descriptors(),
                        "errno", h.errno(),
                        "fds", ready == null || ready.isEmpty() ? "" : names.descriptors(ready),
                        "bytes", unread == null ? 0 : unread.lengthBytes(),
                        "time", time(asked.timeoutNanos()));
        gaps.put("of", asked.descriptors() < 0 ? "" : words.text("answered.of", gaps));
        return words.telling("answered." + answerKey(h), gaps);
    }

    private static String answerKey(Answered h) {
        String call = kind(h.asked().call().name());
        if (h.errno() != null) {
            return "failed";
        }
        if (h.result() == 0) {
            var timeout = h.asked().timeoutNanos();
            return timeout != null && timeout == 0 ? "none.now" : "none.late";
        }
        if (h.ready() == null || h.ready().isEmpty()) {
            return "unknown";
        }
        String special = special(h, call);
        if (!special.isEmpty()) {
            return special;
        }
        boolean still = h.unread() != null && Boolean.FALSE.equals(h.slept());
        String how = still ? "still" : "ready";
        return call.equals("epoll") ? how + ".epoll" : how;
    }

    /// If all that is ready is ready for the same thing, and that is not reading.
    private static String special(Answered h, String call) {
        var ready = Objects.requireNonNull(h.ready());
        if (ready.stream().allMatch(w -> ended(w.events()))) {
            return call.equals("epoll") ? "ready.epoll.closed" : "";
        }
        if (ready.stream().allMatch(w -> Events.onlyRoom(w.events()))) {
            return Boolean.TRUE.equals(h.slept()) ? "ready.room.again" : "ready.room";
        }
        return ready.stream().allMatch(w -> Events.urgent(w.events())) ? "ready.urgent" : "";
    }

    private static boolean ended(String events) {
        return Events.has(events, "RDHUP") || Events.has(events, "HUP");
    }

    Telling tried(Tried h) {
        boolean many = Calls.many(h.call());
        boolean once = h.times() == 1;
        boolean drained = h.drained() && once && !many;
        String key = many ? "many" : Calls.sending(h.call()) ? "room" : "data";
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "name", Calls.libraryName(h.call()),
                        "fds", names.descriptors(h.fds()),
                        "times", h.times(),
                        "time", Durations.text(h.toNanos() - h.fromNanos()),
                        "sleeps", h.sleeps(),
                        "interruptions", h.interruptions());
        gaps.put("meanwhile", h.interruptions() == 0 ? "" : words.text("tried.meanwhile", gaps));
        gaps.put("rest", words.text(restKey(h), gaps));
        return words.telling("tried." + (drained ? last(key) : once ? key + ".one" : key), gaps);
    }

    /// The one that finds that the others have taken everything, or filled all the room.
    private String last(String key) {
        return key.equals("room") ? "filled" : signals ? "drained.signal" : "drained";
    }

    /// Without the scheduler's facts nobody knows whether it slept.
    private String restKey(Tried h) {
        if (probe.equals("call")) {
            return "tried.rest.unknown";
        }
        return switch (h.sleeps()) {
            case 0 -> "tried.rest.awake";
            case 1 -> "tried.rest.once";
            // how often, then
            default -> "tried.rest.sleeps";
        };
    }

    String why(Blocked wait, long endNanos) {
        var wake = wait.wake();
        var gaps =
                Words.gaps(
                        "name",
                        wait.call() == null ? "" : Calls.libraryName(wait.call()),
                        "function",
                        wait.waitingIn() == null ? null : Calls.sourceName(wait.waitingIn()),
                        "by",
                        wake == null ? "" : names.task(wake.by()),
                        "via",
                        wake == null ? "" : wake.via(),
                        "blocked",
                        Durations.text(wait.blockedNanos(endNanos)),
                        "time",
                        Durations.text(Math.max(0, wait.wakeToRunNanos())));
        gaps.put("what", what(wait));
        gaps.put("in", wait.waitingIn() == null ? "" : words.text("why.in", gaps));
        gaps.put("waker", words.text(wakerKey(wait), gaps));
        gaps.put("callback", words.text(callbackKey(wait), gaps));
        gaps.put("run", wait.wakeToRunNanos() < 0 ? "" : words.text("why.run", gaps));
        return words.text("why", gaps);
    }

    private String what(Blocked wait) {
        var gaps =
                Words.gaps(
                        "name",
                        wait.call() == null ? "" : Calls.libraryName(wait.call()),
                        "fds",
                        wait.set().isEmpty() ? "" : names.descriptors(wait.set()));
        return switch (wait.place()) {
            case WaitPlace.OfDescriptor(int fd, var _) -> {
                gaps.put("fd", Integer.toString(fd));
                yield words.text("why.descriptor", gaps);
            }
            case WaitPlace.OfSet(var _, int count) -> {
                gaps.put("count", Integer.toString(count));
                yield words.text(wait.set().isEmpty() ? "why.set.unknown" : "why.set", gaps);
            }
            case WaitPlace.OfEpoll(int fd, var _) -> {
                gaps.put("fd", Integer.toString(fd));
                yield words.text("why.epoll", gaps);
            }
            case WaitPlace.OfRing(int fd, var _) -> {
                gaps.put("fd", Integer.toString(fd));
                yield words.text("why.ring", gaps);
            }
            case WaitPlace.OfPage(int fd, var _) -> {
                gaps.put("fd", Integer.toString(fd));
                yield words.text(fd < 0 ? "why.page.fault" : "why.page", gaps);
            }
            case WaitPlace.OfTimer() -> words.text("why.timer", gaps);
            case WaitPlace.OfFutex() -> words.text("why.futex", gaps);
            case WaitPlace.OfJob(int job, var _) -> {
                gaps.put("job", Integer.toString(job));
                yield words.text("why.job", gaps);
            }
            case WaitPlace.OfLock(var lock, var _) -> {
                gaps.put("lock", lock);
                yield words.text("why.lock", gaps);
            }
            case WaitPlace.Elsewhere(var call) ->
                    words.text(call == null ? "why.unknown" : "why.other", gaps);
        };
    }

    private static String wakerKey(Blocked wait) {
        var wake = wait.wake();
        if (wake == null) {
            return wait.open() ? "why.by.nobody" : "why.by.unknown";
        }
        String call = wait.call();
        boolean timed =
                call != null && (Calls.resting(call) || Calls.many(call) || call.equals("futex"));
        return switch (wake.context()) {
            case TASK -> "why.by.task";
            case SOFTIRQ -> "why.by.softirq";
            case HARDIRQ -> timed ? "why.by.timer" : "why.by.interrupt";
        };
    }

    /// A callback that is not recorded is told as Linux's rule, and only where data woke the task.
    private static String callbackKey(Blocked wait) {
        var wake = wait.wake();
        if (wake == null || wake.context() == Context.HARDIRQ) {
            return "why.via.none";
        }
        if (wake.via() != null) {
            return "why.via.recorded";
        }
        return switch (wait.place()) {
            case WaitPlace.OfSet _ -> "why.via.set";
            case WaitPlace.OfEpoll _ -> "why.via.epoll";
            case WaitPlace.OfRing _ -> "why.via.ring";
            case WaitPlace.OfPage _ -> "why.via.page";
            case WaitPlace.OfDescriptor _,
                    WaitPlace.OfTimer(),
                    WaitPlace.OfFutex(),
                    WaitPlace.OfLock _,
                    WaitPlace.OfJob _ ->
                    "why.via.none";
            case WaitPlace.Elsewhere _ -> "why.via.none";
        };
    }

    private String patience(@Nullable Long timeoutNanos) {
        if (timeoutNanos == null) {
            return words.text("asked.patience.unknown");
        }
        if (timeoutNanos < 0) {
            return words.text("asked.patience.ever");
        }
        return timeoutNanos == 0
                ? words.text("asked.patience.none")
                : words.text("asked.patience.some", Map.of("time", time(timeoutNanos)));
    }

    private String time(@Nullable Long timeoutNanos) {
        return timeoutNanos == null
                ? words.text("time.unknown")
                : Durations.text(Math.max(0, timeoutNanos));
    }

    private static String number(Fds fds) {
        return fds.count() == 1 ? ".one" : ".many";
    }

    private static String kind(String call) {
        if (Calls.ofEpoll(call)) {
            return "epoll";
        }
        return call.endsWith("poll") ? "poll" : "select";
    }
}

package dev.ringside.story;

import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.OfTasks.FellAsleep;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.Map;

/// The words for a task that falls asleep.
final class SleepWords {
    private final Words words;
    private final Names names;
    private final DataWords data;
    private final UserSpaceWords userSpace;

    SleepWords(Words words, Names names, DataWords data, UserSpaceWords userSpace) {
        this.words = words;
        this.names = names;
        this.data = data;
        this.userSpace = userSpace;
    }

    Telling tell(FellAsleep h) {
        var gaps =
                Words.gaps(
                        "task",
                        names.task(h.task()),
                        "cpu",
                        h.cpu(),
                        "next",
                        names.task(h.next()),
                        "name",
                        h.call() == null ? "" : Calls.libraryName(h.call().name()),
                        "in",
                        h.waitingIn() == null
                                ? ""
                                : words.text(
                                        "asleep.in",
                                        Map.of("function", Calls.sourceName(h.waitingIn()))),
                        "fd",
                        fd(h.place()),
                        "count",
                        h.place() instanceof WaitPlace.OfSet s ? s.descriptors() : 0);
        gaps.put("state", state(h));
        gaps.put("then", then(words, h.cpu(), h.next(), gaps));
        gaps.put("queue", data.queue(h.type(), fd(h.place()), ""));
        gaps.put("Queue", data.queue(h.type(), fd(h.place()), ".first"));
        if (h.place() instanceof WaitPlace.OfLock(var lock, var address)) {
            gaps.put("lock", lock);
            gaps.put("address", Names.address(address));
        }
        if (h.place() instanceof WaitPlace.OfJob(int job, var address)) {
            gaps.put("job", Integer.toString(job));
            gaps.put("address", Names.address(address));
        }
        gaps.put("unread", h.unread() == null ? "" : data.unread(h.unread()));
        var stalled = h.stalled();
        if (stalled != null) {
            gaps.put("coroutine", Integer.toString(stalled.coroutine()));
            gaps.put("others", userSpace.stalled(stalled));
            return words.telling("asleep.stalled", gaps);
        }
        return words.telling("asleep." + placeKey(h), gaps);
    }

    /// Who gets the CPU of a task that falls asleep: `CPU 0 goes to client`.
    ///
    /// @param gaps with those for the words
    static String then(Words words, int cpu, int next, Map<String, String> gaps) {
        String who = next < 0 || cpu < 0 ? "unknown" : next == 0 ? "idle" : "task";
        return words.text("asleep.then." + who, gaps);
    }

    /// The letter of ps, where it is recorded.
    private String state(FellAsleep h) {
        String state =
                switch (h.left()) {
                    case SLEEPING, DISK_SLEEP, STOPPED, TRACED, IDLE, PARKED -> h.left().text();
                    case BLOCKED -> words.text("asleep.blocked");
                    case PREEMPTED, DEAD, UNKNOWN -> words.text("asleep.stateUnknown");
                };
        return h.seen() ? words.text("asleep.seen", Map.of("state", state)) : state;
    }

    private static int fd(WaitPlace place) {
        return switch (place) {
            case WaitPlace.OfDescriptor(int fd, var _) -> fd;
            case WaitPlace.OfEpoll(int fd, var _) -> fd;
            case WaitPlace.OfRing(int fd, var _) -> fd;
            case WaitPlace.OfPage(int fd, var _) -> fd;
            case WaitPlace.OfSet _ -> -1;
            case WaitPlace.OfTimer(),
                    WaitPlace.OfFutex(),
                    WaitPlace.OfLock _,
                    WaitPlace.OfJob _,
                    WaitPlace.Elsewhere _ ->
                    -1;
        };
    }

    private static String placeKey(FellAsleep h) {
        var call = h.call();
        return switch (h.place()) {
            case WaitPlace.OfDescriptor _ -> descriptorKey(call == null ? "" : call.name());
            case WaitPlace.OfSet(var _, int count) -> count < 1 ? "set.unknown" : setKey(count);
            case WaitPlace.OfEpoll _ -> h.unread() == null ? "epoll" : "epoll.unread";
            case WaitPlace.OfRing _ -> "ring";
            case WaitPlace.OfPage(int fd, var _) -> fd < 0 ? "page.fault" : "page";
            case WaitPlace.OfTimer() -> "timer";
            case WaitPlace.OfFutex() -> "futex";
            case WaitPlace.OfLock _ -> "lock";
            case WaitPlace.OfJob _ -> "job";
            case WaitPlace.Elsewhere _ ->
                    call == null
                            ? "unknown"
                            : Calls.creating(call.name())
                                    ? "creating"
                                    : call.name().equals("wait4") ? "child" : "other";
        };
    }

    private static String descriptorKey(String call) {
        if (Calls.sending(call)) {
            return "room";
        }
        return Calls.receiving(call) ? "data" : Calls.accepting(call) ? "accept" : "descriptor";
    }

    private static String setKey(int count) {
        return count == 1 ? "set.one" : "set";
    }
}

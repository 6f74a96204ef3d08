package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.userspace.Lock;
import dev.ringside.story.happening.OfLocks;
import dev.ringside.story.happening.OfLocks.Deadlocked;
import dev.ringside.story.happening.OfLocks.Displaced;
import dev.ringside.story.happening.OfLocks.LockGivenUp;
import dev.ringside.story.happening.OfLocks.LockReleased;
import dev.ringside.story.happening.OfLocks.LockTaken;
import dev.ringside.story.happening.OfLocks.LockWanted;
import dev.ringside.story.happening.OfLocks.ValueRead;
import dev.ringside.story.happening.OfLocks.ValueWritten;
import dev.ringside.story.happening.OfTasks.FellAsleep;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.Map;
import java.util.function.Function;

/// The words for locks, and for the values that threads share.
final class LockWords {
    private final Words words;
    private final Names names;
    private final boolean limits;

    /// @param limits whether the program waits for a lock only so long
    LockWords(Words words, Names names, boolean limits) {
        this.limits = limits;
        this.words = words;
        this.names = names;
    }

    /// @param asleep tells that a task falls asleep
    Telling tell(OfLocks happening, Function<FellAsleep, Telling> asleep) {
        return switch (happening) {
            case LockTaken h -> taken(h);
            case LockWanted h ->
                    words.telling(
                            h.again() ? "lock.wanted.again" : "lock.wanted",
                            gaps(h.task(), h.lock(), h.owner()));
            case LockReleased h ->
                    words.telling(
                            h.awaited() ? "lock.released.awaited" : "lock.released",
                            gaps(h.task(), h.lock(), -1));
            case LockGivenUp h -> {
                var gaps = gaps(h.task(), h.lock(), h.owner());
                gaps.put("waited", Durations.text(Math.max(0, h.waitedNanos())));
                yield words.telling("lock.givenUp", gaps);
            }
            case ValueRead h -> {
                var gaps = value(h.task(), h.coroutine(), h.name(), h.value());
                yield words.telling(h.coroutine() < 0 ? "lock.read" : "lock.read.alone", gaps);
            }
            case ValueWritten h -> {
                var gaps = value(h.task(), h.coroutine(), h.name(), h.value());
                gaps.put("before", Long.toString(h.before()));
                yield words.telling(
                        h.coroutine() < 0 ? "lock.written" : "lock.written.alone", gaps);
            }
            case Displaced h -> displaced(h);
            case Deadlocked h -> deadlocked(h, asleep);
        };
    }

    /// The name of the lock that a call is about; empty if it is about none.
    static String lock(Machine machine, Call call) {
        return machine.userSpace().shared().of(call.name(), call.args()).map(Lock::name).orElse("");
    }

    private Telling taken(LockTaken h) {
        var gaps = gaps(h.task(), h.lock(), -1);
        gaps.put("word", Integer.toString(h.word()));
        return words.telling(h.asked() == 0 ? "lock.taken" : "lock.taken.after", gaps);
    }

    private Telling displaced(Displaced h) {
        String key = h.held().isEmpty() ? "lock.displaced.free" : "lock.displaced.holding";
        String held = h.held().isEmpty() ? "" : h.held().getFirst();
        String holding = words.text(key, gaps(h.task(), held, -1));
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "next", names.task(h.next()),
                        "cpu", h.cpu(),
                        "ready", Durations.text(h.readyNanos()),
                        "times", h.switches(),
                        "holding", holding);
        return words.telling(h.switches() == 1 ? "lock.displaced" : "lock.displaced.often", gaps);
    }

    private Telling deadlocked(Deadlocked h, Function<FellAsleep, Telling> asleep) {
        int other = h.circle().get(1);
        var gaps =
                Words.gaps(
                        "task", names.task(h.asleep().task()),
                        "other", names.task(other),
                        "wanted", h.wanted().getFirst(),
                        "has", h.wanted().getLast(),
                        "count", h.circle().size(),
                        "asleep", asleep.apply(h.asleep()).line());
        gaps.put("watchdog", limits ? words.text("lock.deadlock.watchdog") : "");
        return words.telling(h.circle().size() == 2 ? "lock.deadlock" : "lock.deadlock.many", gaps);
    }

    private Map<String, String> gaps(int task, String lock, int owner) {
        return Words.gaps("task", names.task(task), "lock", lock, "owner", names.task(owner));
    }

    private Map<String, String> value(int task, int coroutine, String name, long value) {
        String who =
                coroutine < 0
                        ? names.task(task)
                        : words.text(
                                "lock.coroutine", Map.of("number", Integer.toString(coroutine)));
        return Words.gaps(
                "task",
                names.task(task),
                "who",
                who,
                "name",
                name,
                "value",
                value,
                "next",
                value + 1);
    }
}

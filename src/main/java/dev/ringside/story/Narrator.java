package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.Happening.Arrived;
import dev.ringside.story.Happening.Called;
import dev.ringside.story.Happening.CopiedToUser;
import dev.ringside.story.Happening.CutShort;
import dev.ringside.story.Happening.Ended;
import dev.ringside.story.Happening.FactsLost;
import dev.ringside.story.Happening.FellAsleep;
import dev.ringside.story.Happening.Finished;
import dev.ringside.story.Happening.Opening;
import dev.ringside.story.Happening.Picked;
import dev.ringside.story.Happening.Preempted;
import dev.ringside.story.Happening.Returned;
import dev.ringside.story.Happening.Woke;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Finds the words for the steps of one story, in one language.
///
/// Each kind of happening has a key, some with variants; under each key stand three texts:
/// `.title`, `.line` and `.detail`.
public final class Narrator {
    private final Words words;
    private final Story story;
    private final Names names;

    /// A narrator of `story` who speaks `language`.
    public Narrator(Story story, Language language) {
        this.words = new Words(language);
        this.story = story;
        this.names = new Names(words, story.last());
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
            case Opening() -> telling("opening", Map.of("title", story.trace().header().title()));
            case Called h -> called(h);
            case FellAsleep h -> asleep(h);
            case Preempted h ->
                    telling(
                            "preempted",
                            gaps("task", name(h.task()), "cpu", h.cpu(), "next", name(h.next())));
            case Woke h -> woke(h);
            case Arrived h -> arrived(h);
            case Picked h -> picked(h);
            case CopiedToUser h ->
                    telling(
                            "copied",
                            gaps(
                                    "task",
                                    name(h.task()),
                                    "fd",
                                    fd(h.fd()),
                                    "bytes",
                                    h.lengthBytes()));
            case Returned h -> returned(h);
            case Finished h -> finished(h);
            case Ended h -> telling("ended", gaps("task", name(h.task())));
            case FactsLost h -> telling("lost", gaps("count", h.count(), "where", h.where()));
            case CutShort h -> telling("cut", gaps("why", h.why()));
        };
    }

    private Telling called(Called h) {
        var call = h.call();
        String kind =
                Calls.receiving(call.name())
                        ? "receive"
                        : Calls.sending(call.name()) ? "send" : "other";
        return telling(
                "called." + kind,
                gaps(
                        "task", name(h.task()),
                        "call", Names.call(call),
                        "name", Calls.libraryName(call.name()),
                        "kernelName", call.name(),
                        "fd", call.fd().orElse(-1),
                        "bytes", call.lengthBytes().orElse(0)));
    }

    private Telling asleep(FellAsleep h) {
        String next = h.next() == 0 ? "idle" : "task";
        var gaps =
                gaps(
                        "task",
                        name(h.task()),
                        "cpu",
                        h.cpu(),
                        "next",
                        name(h.next()),
                        "name",
                        h.call() == null ? "" : Calls.libraryName(h.call().name()),
                        "in",
                        h.waitingIn() == null
                                ? ""
                                : words.text("asleep.in", Map.of("function", h.waitingIn())),
                        "fd",
                        h.place() instanceof WaitPlace.OfDescriptor d ? d.fd() : -1);
        gaps.put("then", words.text("asleep.then." + next, gaps));
        return telling("asleep." + placeKey(h.place(), h.call()), gaps);
    }

    private static String placeKey(WaitPlace place, @Nullable Call call) {
        return switch (place) {
            case WaitPlace.OfDescriptor _ ->
                    call != null && Calls.receiving(call.name()) ? "data" : "descriptor";
            case WaitPlace.OfSet _, WaitPlace.OfEpoll _ -> "other";
            case WaitPlace.OfTimer() -> "timer";
            case WaitPlace.OfFutex() -> "futex";
            case WaitPlace.Elsewhere _ -> call == null ? "unknown" : "other";
        };
    }

    private Telling woke(Woke h) {
        String who = wakerKey(h);
        var gaps =
                gaps(
                        "task", name(h.task()),
                        "by", name(h.by()),
                        "cpu", h.pickedOn(),
                        "ready", Durations.text(h.readyNanos()));
        gaps.put("who", words.text("woke.by." + who, gaps));
        gaps.put("then", words.text(h.pickedOn() < 0 ? "woke.then.ready" : "woke.then.runs", gaps));
        return telling("woke", gaps);
    }

    private static String wakerKey(Woke h) {
        return switch (h.context()) {
            case HARDIRQ -> h.call() != null && Calls.resting(h.call()) ? "timer" : "interrupt";
            case SOFTIRQ -> "softirq";
            case TASK -> "task";
        };
    }

    private Telling arrived(Arrived h) {
        var gaps =
                gaps(
                        "sender", name(h.sender()),
                        "fd", fd(h.fd()),
                        "bytes", h.lengthBytes(),
                        "task", name(Math.max(0, h.woken())));
        return telling(h.woken() < 0 ? "arrived" : "arrived.wakes", gaps);
    }

    private Telling picked(Picked h) {
        var gaps =
                gaps(
                        "task", name(h.task()),
                        "cpu", h.cpu(),
                        "out", name(h.out()),
                        "ready", Durations.text(h.readyNanos()));
        gaps.put("before", words.text("picked.before." + (h.out() == 0 ? "idle" : "task"), gaps));
        return telling("picked", gaps);
    }

    private Telling finished(Finished h) {
        return telling(
                h.next() < 0 ? "finished.alone" : "finished",
                gaps(
                        "task", name(h.task()),
                        "cpu", h.cpu(),
                        "next", name(Math.max(0, h.next()))));
    }

    private Telling returned(Returned h) {
        String how =
                h.errno() != null
                        ? "failed"
                        : h.result() == 0 && Calls.receiving(h.call()) ? "end" : "done";
        return telling(
                "returned." + how,
                gaps(
                        "task", name(h.task()),
                        "name", Calls.libraryName(h.call()),
                        "result", h.result(),
                        "errno", h.errno() == null ? "" : h.errno()));
    }

    private Telling telling(String key, Map<String, String> gaps) {
        return new Telling(
                words.text(key + ".title", gaps),
                words.text(key + ".line", gaps),
                words.text(key + ".detail", gaps));
    }

    private String name(int tid) {
        return names.task(tid);
    }

    private String fd(int fd) {
        return fd < 0
                ? words.text("fd.unknown")
                : words.text("fd.known", Map.of("fd", Integer.toString(fd)));
    }

    private static Map<String, String> gaps(Object... namesAndValues) {
        var gaps = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            gaps.put((String) namesAndValues[i], String.valueOf(namesAndValues[i + 1]));
        }
        return gaps;
    }
}

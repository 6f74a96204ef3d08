package dev.ringside.story;

import dev.ringside.story.happening.OfTasks.Picked;
import dev.ringside.story.happening.OfTasks.Woke;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import org.jspecify.annotations.Nullable;

/// The words for a task that is made ready, and for one that gets a CPU.
final class WakeWords {
    private final Words words;
    private final Names names;

    WakeWords(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    Telling woke(Woke h) {
        String who = h.room() ? "room" : wakerKey(h);
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "by", names.task(h.by()),
                        "cpu", h.pickedOn(),
                        "ready", Durations.text(h.readyNanos()));
        gaps.put("who", words.text("woke.by." + who, gaps));
        String runs = h.atMost() ? "woke.then.runs.atMost" : "woke.then.runs";
        gaps.put("then", words.text(h.pickedOn() < 0 ? "woke.then.ready" : runs, gaps));
        return words.telling("woke" + whyKey(h.call(), who), gaps);
    }

    /// What a timer ends is a rest, or a wait with a time limit.
    private static String whyKey(@Nullable String call, String who) {
        if (call == null || !who.equals("timer")) {
            return "";
        }
        return Calls.resting(call) ? ".rested" : ".limit";
    }

    /// An interrupt that ends a sleep with a time limit is that of the timer.
    private static String wakerKey(Woke h) {
        boolean timed =
                h.call() != null
                        && (Calls.resting(h.call())
                                || Calls.many(h.call())
                                || h.call().equals("futex"));
        return switch (h.context()) {
            case HARDIRQ -> timed ? "timer" : "interrupt";
            case SOFTIRQ -> "softirq";
            case TASK -> "task";
        };
    }

    Telling picked(Picked h) {
        if (h.readyNanos() < 0) {
            String key = h.cpu() < 0 ? "picked.alone" : "picked.unknown";
            return words.telling(key, Words.gaps("task", names.task(h.task()), "cpu", h.cpu()));
        }
        var gaps =
                Words.gaps(
                        "task", names.task(h.task()),
                        "cpu", h.cpu(),
                        "out", names.task(h.out()),
                        "call", h.outCall() == null ? "" : Calls.libraryName(h.outCall()),
                        "ready", Durations.text(h.readyNanos()));
        gaps.put("ready", words.text(h.atLeast() ? "picked.ready.atLeast" : "picked.ready", gaps));
        gaps.put("before", words.text("picked.before." + leavingKey(h), gaps));
        return words.telling(h.first() ? "picked.first" : "picked", gaps);
    }

    /// How the one that had the CPU before has left it.
    private static String leavingKey(Picked h) {
        if (h.out() == 0) {
            return "idle";
        }
        return switch (h.left()) {
            case PREEMPTED -> "task";
            case DEAD -> "ended";
            case SLEEPING, DISK_SLEEP, BLOCKED, IDLE ->
                    h.outCall() == null ? "asleep" : "asleep.call";
            case STOPPED, TRACED, PARKED, UNKNOWN -> "left";
        };
    }
}

package dev.ringside.story;

import dev.ringside.story.Happening.HandlerLeft;
import dev.ringside.story.Happening.Interrupted;
import dev.ringside.story.Happening.SignalAsked;
import dev.ringside.story.Happening.SignalSentTo;
import dev.ringside.story.Happening.SignalTaken;
import dev.ringside.story.Happening.SignalWay;
import dev.ringside.story.Happening.Worked;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Fds;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

/// The words for signals, and for what a program does meanwhile.
final class SignalWords {
    private final Words words;
    private final Names names;

    SignalWords(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    Telling asked(SignalAsked h) {
        Fds fds = h.fds();
        return words.telling(
                "signal.asked" + (fds.count() == 1 ? ".one" : ".many"),
                Narrator.gaps(
                        "task", names.task(h.task()),
                        "fds", names.descriptors(fds),
                        "count", fds.count(),
                        "signal", Names.signal(h.signal())));
    }

    Telling way(SignalWay h) {
        String key =
                switch (h.call()) {
                    case "rt_sigaction" -> "handler";
                    case "signalfd4" -> "signalfd";
                    // it blocks them
                    default -> "blocked";
                };
        return words.telling("signal.way." + key, Narrator.gaps("task", names.task(h.task())));
    }

    Telling worked(Worked h) {
        var gaps =
                Narrator.gaps(
                        "task", names.task(h.task()),
                        "pieces", h.pieces(),
                        "found", h.found(),
                        "looks", h.looks(),
                        "name", Calls.libraryName(h.lookedBy()));
        String looks = h.looks() == 0 ? "none" : h.looks() == 1 ? "one" : "many";
        gaps.put("meanwhile", words.text("signal.worked.looks." + looks, gaps));
        return words.telling(h.pieces() == 0 ? "signal.works" : "signal.worked", gaps);
    }

    Telling sent(SignalSentTo h) {
        String key =
                h.outcome() != null
                        ? "lost"
                        : h.signal() == Names.SIGIO ? "overflow" : h.times() == 1 ? "one" : "many";
        return words.telling(
                "signal.sent." + key,
                Narrator.gaps(
                        "task", names.task(h.task()),
                        "sender", names.task(h.sender()),
                        "signal", Names.signal(h.signal()),
                        "outcome", h.outcome(),
                        "times", h.times()));
    }

    Telling interrupted(Interrupted h) {
        return words.telling(
                "signal.interrupted",
                Narrator.gaps("task", names.task(h.task()), "signal", Names.signal(h.signal())));
    }

    Telling left(HandlerLeft h) {
        return words.telling("signal.left", Narrator.gaps("task", names.task(h.task())));
    }

    Telling taken(SignalTaken h) {
        String by = h.call().isEmpty() ? "noted" : "call";
        String what = h.signal() == 0 ? "pending" : h.fd() < 0 ? "nobody" : by;
        return words.telling(
                "signal.taken." + what,
                Narrator.gaps(
                        "task", names.task(h.task()),
                        "name", Calls.libraryName(h.call()),
                        "signal", Names.signal(h.signal()),
                        "fd", h.fd()));
    }
}

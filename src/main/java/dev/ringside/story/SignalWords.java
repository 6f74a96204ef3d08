package dev.ringside.story;

import dev.ringside.story.happening.OfSignals;
import dev.ringside.story.happening.OfSignals.HandlerLeft;
import dev.ringside.story.happening.OfSignals.Interrupted;
import dev.ringside.story.happening.OfSignals.SignalAsked;
import dev.ringside.story.happening.OfSignals.SignalSentTo;
import dev.ringside.story.happening.OfSignals.SignalTaken;
import dev.ringside.story.happening.OfSignals.SignalWay;
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

    Telling tell(OfSignals happening) {
        return switch (happening) {
            case SignalAsked h -> asked(h);
            case SignalWay h -> way(h);
            case SignalSentTo h -> sent(h);
            case Interrupted h -> interrupted(h);
            case HandlerLeft h -> left(h);
            case SignalTaken h -> taken(h);
        };
    }

    private Telling asked(SignalAsked h) {
        Fds fds = h.fds();
        return words.telling(
                "signal.asked" + (fds.count() == 1 ? ".one" : ".many"),
                Words.gaps(
                        "task", names.task(h.task()),
                        "fds", names.descriptors(fds),
                        "count", fds.count(),
                        "signal", Names.signal(h.signal())));
    }

    private Telling way(SignalWay h) {
        String key =
                switch (h.call()) {
                    case "rt_sigaction" -> "handler";
                    case "signalfd4" -> "signalfd";
                    // it blocks them
                    default -> "blocked";
                };
        return words.telling("signal.way." + key, Words.gaps("task", names.task(h.task())));
    }

    private Telling sent(SignalSentTo h) {
        String key =
                h.outcome() != null
                        ? "lost"
                        : h.signal() == Names.SIGIO ? "overflow" : h.times() == 1 ? "one" : "many";
        return words.telling(
                "signal.sent." + key,
                Words.gaps(
                        "task", names.task(h.task()),
                        "sender", names.task(h.sender()),
                        "signal", Names.signal(h.signal()),
                        "outcome", h.outcome(),
                        "times", h.times()));
    }

    private Telling interrupted(Interrupted h) {
        return words.telling(
                "signal.interrupted",
                Words.gaps("task", names.task(h.task()), "signal", Names.signal(h.signal())));
    }

    private Telling left(HandlerLeft h) {
        return words.telling("signal.left", Words.gaps("task", names.task(h.task())));
    }

    private Telling taken(SignalTaken h) {
        String by = h.call().isEmpty() ? "noted" : "call";
        String what = h.signal() == 0 ? "pending" : h.fd() < 0 ? "nobody" : by;
        return words.telling(
                "signal.taken." + what,
                Words.gaps(
                        "task", names.task(h.task()),
                        "name", Calls.libraryName(h.call()),
                        "signal", Names.signal(h.signal()),
                        "fd", h.fd()));
    }
}

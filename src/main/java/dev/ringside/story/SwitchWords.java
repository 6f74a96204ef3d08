package dev.ringside.story;

import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.OfSwitches;
import dev.ringside.story.happening.OfSwitches.Change;
import dev.ringside.story.happening.OfSwitches.Measurement;
import dev.ringside.story.happening.OfSwitches.Stepped;
import dev.ringside.story.happening.OfSwitches.WentOver;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;
import dev.ringside.trace.Left;

import java.util.Map;

/// The words for context switches, step by step or as a whole, and for what they cost.
final class SwitchWords {
    private final Words words;
    private final Names names;

    SwitchWords(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    Telling tell(OfSwitches happening) {
        return switch (happening) {
            case Measurement h -> measured(h);
            case Stepped h -> stepped(h);
            case WentOver h -> wentOver(h);
        };
    }

    private Telling measured(Measurement h) {
        return words.telling(
                h.callsNanos() < 0 ? "switch.measured.user" : "switch.measured",
                Words.gaps(
                        "task", names.task(h.task()),
                        "switch", Durations.text(h.nanos()),
                        "calls", Durations.text(Math.max(0, h.callsNanos())),
                        "count", h.count(),
                        "partner",
                                words.text(
                                        h.same()
                                                ? "switch.partner.thread"
                                                : "switch.partner.process")));
    }

    private Telling stepped(Stepped h) {
        var gaps = gaps(h.change());
        return switch (h.act()) {
            case SAVE -> words.telling("switch.save", gaps);
            case ACCOUNT -> words.telling("switch.account", gaps);
            case ENQUEUE -> words.telling("switch.enqueue", gaps);
            case CHOOSE -> words.telling("switch.choose", gaps);
            case ADDRESS_SPACE ->
                    words.telling(h.change().same() ? "switch.memory.same" : "switch.memory", gaps);
            case RESTORE ->
                    words.telling(
                            h.change().same() ? "switch.restore.same" : "switch.restore", gaps);
        };
    }

    private Telling wentOver(WentOver h) {
        var gaps = gaps(h.change());
        gaps.put("number", Long.toString(h.number()));
        return words.telling(h.change().same() ? "switch.over.same" : "switch.over", gaps);
    }

    private Map<String, String> gaps(Change h) {
        var gaps =
                Words.gaps(
                        "out", names.task(h.out()),
                        "in", names.task(h.in()),
                        "cpu", h.cpu(),
                        "fd", h.place() instanceof WaitPlace.OfDescriptor(int fd, var _) ? fd : -1,
                        "call", h.call().isEmpty() ? "" : Calls.libraryName(h.call()));
        boolean preempted = h.left() == Left.PREEMPTED;
        boolean waits = h.place() instanceof WaitPlace.OfDescriptor;
        String how = preempted ? "ready" : waits ? "waits" : "sleeps";
        gaps.put("state", words.text("switch.state." + (preempted ? "ready" : "blocked"), gaps));
        gaps.put("why", words.text("switch.why." + how, gaps));
        gaps.put("goes", words.text("switch.goes." + how, gaps));
        gaps.put("which", words.text("switch.which." + how, gaps));
        gaps.put("counted", words.text("switch.counted." + (preempted ? "forced" : "own"), gaps));
        gaps.put("on", words.text(h.call().isEmpty() ? "switch.on" : "switch.on.call", gaps));
        return gaps;
    }
}

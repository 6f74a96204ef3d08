package dev.ringside.story;

import dev.ringside.trace.Lost;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;

import java.util.Map;

/// What a recording is, in one line of each language.
public final class Headline {
    private final Words words;
    private final TraceHeader header;

    /// The headline of the trace with `header`.
    public Headline(TraceHeader header, Language language) {
        this.header = header;
        this.words = new Words(language);
    }

    /// The model and its scenario: `Blocking recv, one message after 200 ms`. Recordings of models
    /// that this version does not know keep the title that they bring along.
    public String title() {
        var messages = header.scenario().get("messages");
        var delay = header.scenario().get("delay");
        if (!header.model().equals("blocking") || messages == null || delay == null) {
            return header.title();
        }
        var gaps = Map.of("messages", messages.toString(), "delay", spaced(delay.toString()));
        boolean one = messages.toString().equals("1");
        return words.text(one ? "title.blocking.one" : "title.blocking.many", gaps);
    }

    /// By whose word: `kernel 6.18.44 · evidence: kernel tracepoints · 0 facts lost`.
    public String evidence(Trace trace) {
        return words.text(
                "evidence.line",
                Map.of(
                        "kernel", header.kernel(),
                        "rung", rung(),
                        "lost", lost(trace)));
    }

    /// A source may know that facts are missing, but not how many.
    private String lost(Trace trace) {
        boolean uncounted =
                trace.lost() == 0 && trace.events().stream().anyMatch(Lost.class::isInstance);
        return uncounted ? words.text("evidence.some") : Long.toString(trace.lost());
    }

    /// The rung of the ladder of probes, in words.
    public String rung() {
        return switch (header.probe()) {
            case "tracefs" -> words.text("evidence.tracefs");
            case "thread" -> words.text("evidence.thread");
            case "call" -> words.text("evidence.call");
            // a recording from elsewhere may name its own probe
            default -> header.probe();
        };
    }

    /// `200ms` as `200 ms`.
    private static String spaced(String duration) {
        return duration.replaceFirst("(?<=[0-9])(?=[a-zµ])", " ");
    }
}

package dev.ringside.story;

import dev.ringside.story.words.Language;
import dev.ringside.story.words.Words;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;

import java.util.Map;
import java.util.Set;

/// What a recording is, in one line of each language.
public final class Headline {
    private static final Set<String> MODELS =
            Set.of(
                    "blocking",
                    "nonblocking",
                    "select",
                    "poll",
                    "epoll",
                    "signal",
                    "aio",
                    "uring",
                    "calls",
                    "compute",
                    "fault",
                    "file",
                    "coroutine",
                    "echo",
                    "eventloop",
                    "lock",
                    "switch",
                    "threads",
                    "processes");
    private static final Set<String> PLAYERS = Set.of("processes", "threads", "coroutines");
    private static final Set<String> MODES = Set.of("defer", "worker", "sqpoll");
    private static final Set<String> WAYS =
            Set.of("blocking", "nonblocking", "status", "callback", "future");
    private static final Set<String> TRANSPORTS = Set.of("udp", "unix", "pipe");

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
        if (MODELS.contains(header.model()) && option("transport", "tcp").equals("none")) {
            return words.text("title." + header.model() + variant());
        }
        if (!MODELS.contains(header.model()) || messages == null || delay == null) {
            return header.title();
        }
        var gaps =
                Map.of(
                        "model", words.text("title." + header.model() + variant()),
                        "transport", transport(),
                        "clients", option("clients", "1"),
                        "messages", messages.toString(),
                        "delay", spaced(delay.toString()));
        String who = option("clients", "1").equals("1") ? "title." : "title.clients.";
        return words.text(who + (messages.toString().equals("1") ? "one" : "many"), gaps);
    }

    /// What of a model's own options its name says.
    private String variant() {
        return switch (header.model()) {
            case "epoll" -> option("trigger", "level").equals("edge") ? ".edge" : "";
            case "uring" -> {
                String mode = option("mode", "poll");
                String what = option("file", "false").equals("true") ? ".file" : "";
                yield what + (MODES.contains(mode) ? "." + mode : "");
            }
            case "aio" -> {
                String what = option("file", "false").equals("true") ? ".file" : "";
                yield what + (option("how", "ask").equals("suspend") ? ".suspend" : "");
            }
            case "switch" -> "." + how();
            case "calls" -> {
                String how = option("how", "all");
                yield WAYS.contains(how) ? "." + how : "";
            }
            case "lock" -> option("deadlock", "false").equals("true") ? ".deadlock" : "";
            case "file" -> "." + option("how", "cold");
            case "coroutine", "eventloop" ->
                    option("stall", "false").equals("true") ? ".stall" : "";
            // the other models have one name each
            default -> "";
        };
    }

    /// Who plays, as far as it is known here.
    private String how() {
        String how = option("how", "processes");
        return PLAYERS.contains(how) ? how : "processes";
    }

    /// TCP goes without saying.
    private String transport() {
        String transport = option("transport", "tcp");
        return TRANSPORTS.contains(transport)
                ? words.text(
                        "title.transport", Map.of("transport", words.text("title." + transport)))
                : "";
    }

    private String option(String name, String otherwise) {
        return String.valueOf(header.scenario().getOrDefault(name, otherwise));
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

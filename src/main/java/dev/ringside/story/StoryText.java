package dev.ringside.story;

import dev.ringside.story.TaskFacts.CallFacts;
import dev.ringside.story.TaskFacts.Spread;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Language;
import dev.ringside.story.words.Words;
import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// A story as lines of plain text, for terminals.
public final class StoryText {
    /// So many messages are worth a line each; of more, their middle and longest durations are.
    private static final int MOST_MESSAGES = 20;

    private static final int MOST_WAITS = 40;

    private final Story story;
    private final Narrator narrator;
    private final Words words;
    private final Headline headline;

    /// The text of `story` in `language`.
    public StoryText(Story story, Language language) {
        this.story = story;
        this.narrator = new Narrator(story, language);
        this.words = narrator.words();
        this.headline = new Headline(story.trace().header(), language);
    }

    /// What the recording is, and by whose word.
    public String head() {
        return headline.title() + "      " + headline.evidence(story.trace());
    }

    /// One line for each step but the opening, then the phases of the messages and the figures of
    /// each task. The opening has a line where it says what is not recorded at all.
    public List<String> steps() {
        var lines = new ArrayList<String>();
        for (var step : story.steps()) {
            if (step.number() > 0 || !probe().equals("tracefs")) {
                lines.add(
                        "%3d  %s  %s"
                                .formatted(
                                        step.number(),
                                        time(step.fromNanos()),
                                        narrator.tell(step).line()));
            }
        }
        lines.addAll(messages());
        story.tasks().forEach(t -> lines.add(figures(t)));
        if (story.trace().end() == null) {
            lines.add(words.text("end.cutOff"));
        }
        return lines;
    }

    /// One line for each fact: when, on which CPU, on top of whom, what, and by whose word.
    public List<String> facts() {
        var events = story.trace().events();
        return IntStream.range(0, events.size()).mapToObj(i -> fact(i, events.get(i))).toList();
    }

    /// The figures of each task, and why it was blocked each time.
    public List<String> figures() {
        var lines = new ArrayList<String>(messages());
        for (var task : story.tasks()) {
            lines.add("");
            lines.add(task.name());
            figureLines(task).forEach(line -> lines.add("  " + line));
            lines.addAll(waits(task.task()));
        }
        return lines;
    }

    private String fact(int index, TraceEvent event) {
        var at = event.at();
        String cpu = at.cpu() < 0 ? "  -" : "%3d".formatted(at.cpu());
        String task = at.tid() < 0 ? "-" : narrator.names().task(at.tid());
        return "%4d  %s  CPU%s  %-22s %s  [%s]"
                .formatted(
                        index, time(at.nanos()), cpu, task, FactText.of(event), at.source().name());
    }

    private List<String> messages() {
        var messages = story.messages();
        if (messages.size() <= MOST_MESSAGES) {
            return messages.stream().map(this::phases).toList();
        }
        return List.of(
                words.text(
                        "phases.all",
                        Words.gaps(
                                "count", messages.size(),
                                "bytes", messages.stream().mapToLong(Message::lengthBytes).sum(),
                                "wait", spread(Message::waitNanos),
                                "wakeUp", spread(Message::wakeUpNanos),
                                "copy", spread(Message::copyAtMostNanos))));
    }

    private String spread(ToLongFunction<Message> phase) {
        return spread(Spread.of(story.messages().stream().mapToLong(phase).toArray()));
    }

    private String spread(Spread spread) {
        return words.text(
                "figures.spread",
                Map.of(
                        "median", Durations.text(spread.medianNanos()),
                        "max", Durations.text(spread.maxNanos())));
    }

    /// The phases of one message, with their measured durations.
    public String phases(Message m) {
        var gaps =
                Words.gaps(
                        "number", m.number(),
                        "task", narrator.names().task(m.task()),
                        "fd", m.fd(),
                        "call", Calls.libraryName(m.waitCall()),
                        "wait", Durations.millis(m.waitNanos()),
                        "wakeUp", Durations.millis(m.wakeUpNanos()),
                        "read", Durations.millis(m.toReadNanos()),
                        "copy", Durations.millis(m.copyAtMostNanos()),
                        "bytes", m.lengthBytes());
        gaps.put("then", m.toReadNanos() > 0 ? words.text("phases.then", gaps) : "");
        gaps.put("who", severalReaders() ? words.text("phases.who", gaps) : "");
        String unseen = m.toReadNanos() > 0 ? "unseen.between" : "unseen";
        String how = m.wakeUpUnseen() ? unseen : m.slept() ? "slept" : "awake";
        return words.text("phases." + how, gaps);
    }

    private boolean severalReaders() {
        return story.messages().stream().mapToInt(m -> m.task() * 31 + m.fd()).distinct().count()
                > 1;
    }

    /// What one task has used.
    public String figures(TaskFacts t) {
        return words.text(probe().equals("call") ? "figures.task.call" : "figures.task", gaps(t));
    }

    /// What one task has used, in several lines.
    public List<String> figureLines(TaskFacts t) {
        var gaps = gaps(t);
        var lines = new ArrayList<String>();
        lines.add(words.text("figures.calls", gaps));
        t.calls().forEach(c -> lines.add("  " + call(c)));
        boolean switchesKnown = !probe().equals("call");
        lines.add(words.text(switchesKnown ? "figures.switches" : "figures.switches.not", gaps));
        if (switchesKnown) {
            lines.add(words.text("figures.times", gaps));
        }
        boolean copiesKnown = probe().equals("tracefs");
        lines.add(words.text(copiesKnown ? "figures.copied" : "figures.copied.not", gaps));
        boolean wakeUps = t.wakeToRun().count() > 0;
        lines.add(words.text(wakeUps ? "figures.wakeToRun" : "figures.wakeToRun.not", gaps));
        return lines;
    }

    private Map<String, String> gaps(TaskFacts t) {
        var f = t.figures();
        return Words.gaps(
                "task", t.name(),
                "calls", t.systemCalls(),
                "again", t.wouldBlock(),
                "runtime", t.runtimeCalls(),
                "voluntary", f.switchesVoluntary(),
                "forced", f.switchesForced(),
                "cpu", Durations.millis(f.cpuNanos()),
                "user", Durations.millis(f.userNanos()),
                "kernel", Durations.millis(f.kernelNanos()),
                "ready", Durations.millis(f.readyNanos()),
                "blocked", Durations.millis(f.blockedNanos()),
                "toUser", t.toUserBytes(),
                "toKernel", t.toKernelBytes(),
                "count", t.wakeToRun().count(),
                "spread", spread(t.wakeToRun()));
    }

    private String call(CallFacts c) {
        var gaps =
                Words.gaps(
                        "name", c.call(),
                        "count", c.count(),
                        "again", c.wouldBlock(),
                        "handed", c.handedOver(),
                        "back", c.cameBack(),
                        "vain", c.inVain());
        String key =
                !c.many()
                        ? c.wouldBlock() > 0 ? "figures.call.again" : "figures.call"
                        : Calls.ofEpoll(c.call())
                                ? "figures.call.epoll"
                                : c.handedOver() < 0
                                        ? "figures.call.many.not"
                                        : "figures.call.many";
        return words.text(key, gaps);
    }

    private List<String> waits(int tid) {
        var waits = story.blocked().stream().filter(b -> b.task() == tid).toList();
        var lines = new ArrayList<String>();
        for (var wait : waits.subList(0, Math.min(MOST_WAITS, waits.size()))) {
            lines.add("  %s  %s".formatted(time(wait.fromNanos()), narrator.why(wait)));
        }
        if (waits.size() > MOST_WAITS) {
            lines.add(
                    "  "
                            + words.text(
                                    "figures.waits.more",
                                    Words.gaps("more", waits.size() - MOST_WAITS)));
        }
        return lines;
    }

    private String probe() {
        String probe = story.trace().header().probe();
        return probe.equals("thread") || probe.equals("call") ? probe : "tracefs";
    }

    private static String time(long nanos) {
        return "%14s".formatted(Durations.millis(nanos));
    }
}

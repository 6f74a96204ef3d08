package dev.ringside.story;

import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A story as lines of plain text, for terminals.
public final class StoryText {
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

    /// One line for each step but the opening, then the phases of each message and the figures of
    /// each task.
    public List<String> steps() {
        var lines = new ArrayList<String>();
        for (var step : story.steps()) {
            if (step.number() > 0) {
                lines.add(
                        "%3d  %s  %s"
                                .formatted(
                                        step.number(),
                                        time(step.fromNanos()),
                                        narrator.tell(step).line()));
            }
        }
        story.messages().forEach(m -> lines.add(phases(m)));
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

    private String fact(int index, TraceEvent event) {
        var at = event.at();
        String cpu = at.cpu() < 0 ? "  -" : "%3d".formatted(at.cpu());
        String task = at.tid() < 0 ? "-" : narrator.names().task(at.tid());
        return "%4d  %s  CPU%s  %-22s %s  [%s]"
                .formatted(
                        index, time(at.nanos()), cpu, task, FactText.of(event), at.source().name());
    }

    /// The phases of one message, with their measured durations.
    public String phases(Message m) {
        return words.text(
                m.slept() ? "phases.slept" : "phases.awake",
                Map.of(
                        "number", Integer.toString(m.number()),
                        "wait", Durations.millis(m.waitNanos()),
                        "wakeUp", Durations.millis(m.wakeUpNanos()),
                        "copy", Durations.millis(m.copyAtMostNanos()),
                        "bytes", Long.toString(m.lengthBytes())));
    }

    /// What one task has used.
    public String figures(TaskFacts t) {
        return words.text(
                "figures.task",
                Map.of(
                        "task", t.name(),
                        "calls", Integer.toString(t.systemCalls()),
                        "runtime", Integer.toString(t.runtimeCalls()),
                        "voluntary", Integer.toString(t.figures().switchesVoluntary()),
                        "forced", Integer.toString(t.figures().switchesForced()),
                        "cpu", Durations.millis(t.figures().cpuNanos())));
    }

    private static String time(long nanos) {
        return "%14s".formatted(Durations.millis(nanos));
    }
}

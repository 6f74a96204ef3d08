package dev.ringside.story;

import dev.ringside.story.happening.OfComputing;
import dev.ringside.story.happening.OfComputing.BeganToCompute;
import dev.ringside.story.happening.OfComputing.Counted;
import dev.ringside.story.happening.OfComputing.DoneComputing;
import dev.ringside.story.happening.OfComputing.Spent;
import dev.ringside.story.happening.OfComputing.TookTurn;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.story.words.Telling;
import dev.ringside.story.words.Words;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The words for tasks that compute, one after the other or at the same time.
final class ComputeWords {
    private final Words words;
    private final Names names;

    ComputeWords(Words words, Names names) {
        this.words = words;
        this.names = names;
    }

    Telling tell(OfComputing happening) {
        return switch (happening) {
            case BeganToCompute h -> began(h);
            case TookTurn h -> turn(h);
            case DoneComputing h -> done(h);
        };
    }

    private Telling began(BeganToCompute h) {
        var gaps = Words.gaps("task", names.task(h.task()), "cpu", h.cpu());
        gaps.put("where", h.cpu() < 0 ? "" : words.text("compute.where", gaps));
        String how = !h.beside().isEmpty() ? "parallel" : !h.ready().isEmpty() ? "turns" : "alone";
        gaps.put("others", tasks(h.beside().isEmpty() ? h.ready() : h.beside()));
        gaps.put("then", words.text("compute.began." + how, gaps));
        gaps.put("note", words.text("compute.began." + how + ".note", gaps));
        return words.telling("compute.began", gaps);
    }

    private Telling turn(TookTurn h) {
        var gaps =
                Words.gaps(
                        "out", names.task(h.out()),
                        "in", names.task(h.in()),
                        "cpu", h.cpu(),
                        "had", Durations.text(Math.max(0, h.hadNanos())),
                        "ready", Durations.text(Math.max(0, h.readyNanos())),
                        "others", tasks(h.beside()));
        gaps.put("waited", h.readyNanos() < 0 ? "" : words.text("compute.turn.waited", gaps));
        gaps.put("beside", h.beside().isEmpty() ? "" : words.text("compute.turn.beside", gaps));
        return words.telling("compute.turn", gaps);
    }

    private Telling done(DoneComputing h) {
        var gaps = Words.gaps("task", names.task(h.task()), "found", h.found());
        Spent spent = h.spent();
        Counted counted = h.counted();
        gaps.put("took", Durations.text(Math.max(0, h.tookNanos())));
        gaps.put("counted", counted == null ? "" : words.text("compute.counted", counts(counted)));
        if (spent == null) {
            return words.telling("compute.done.alone", gaps);
        }
        gaps.putAll(counts(new Counted(spent.preempted(), spent.waited())));
        gaps.put("cpuTime", Durations.text(h.cpuNanos()));
        gaps.put("ready", Durations.text(spent.readyNanos()));
        String blocked = spent.waited() == 0 ? "never" : "some";
        gaps.put("blocked", words.text("compute.blocked." + blocked, gaps));
        return words.telling("compute.done", gaps);
    }

    private Map<String, String> counts(Counted counted) {
        return Words.gaps(
                "preempted", times(counted.preempted()), "waited", times(counted.waited()));
    }

    private String times(long count) {
        String key = count == 1 ? "compute.once" : "compute.times";
        return words.text(key, Words.gaps("count", count));
    }

    private String tasks(List<Integer> tids) {
        return tids.stream()
                .map(names::task)
                .collect(Collectors.joining(words.text("compute.and")));
    }
}

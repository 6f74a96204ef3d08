package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.Durations;
import dev.ringside.story.Message;

import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.List;

/// The two phases of each message, beneath the rows.
final class Brackets extends Pane {
    private record Span(String styleClass, double fromPx, double toPx, List<String> wordings) {}

    Brackets() {
        setMouseTransparent(true);
        getStyleClass().add("brackets");
    }

    void show(TimelineModel model, TimeScale scale) {
        var spans = new ArrayList<Span>();
        for (var message : model.story().messages()) {
            spans.addAll(spans(message, scale, model.texts()));
        }
        spans.removeIf(s -> s.toPx() < 0 || s.fromPx() > scale.widthPx());
        getChildren().clear();
        double free = 0;
        double gap = 12 * model.scale();
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            double limit = scale.widthPx();
            if (i + 1 < spans.size()) {
                var next = spans.get(i + 1);
                limit = (next.fromPx() + next.toPx()) / 2 - gap;
            }
            free = add(span, new double[] {free, Math.max(free, limit)}, model.scale()) + gap;
        }
    }

    private double add(Span span, double[] room, double scale) {
        var bracket = new Bracket(span.styleClass());
        getChildren().add(bracket);
        bracket.applyCss();
        return bracket.place(span.fromPx(), span.toPx(), span.wordings(), room, scale);
    }

    private static List<Span> spans(Message m, TimeScale scale, Texts texts) {
        double call = scale.pxOfFact(m.callFact());
        double queued = Math.max(call, scale.pxOfNanos(m.queuedNanos()));
        double runs = m.slept() ? Math.max(queued, scale.pxOfNanos(m.runsNanos())) : queued;
        double copies = Math.max(runs, scale.pxOfNanos(m.copyFromNanos()));
        double returned = scale.pxOfFact(m.returnFact());
        var spans = new ArrayList<Span>();
        if (queued > call) {
            spans.add(new Span("wait", call, queued, wordings("wait", m.waitNanos(), texts)));
        }
        if (runs > queued) {
            spans.add(new Span("wake", queued, runs, wordings("wake", m.wakeUpNanos(), texts)));
        }
        spans.add(new Span("copy", copies, returned, wordings("copy", m.copyAtMostNanos(), texts)));
        return spans;
    }

    private static List<String> wordings(String key, long nanos, Texts texts) {
        String duration = Durations.text(nanos);
        return List.of(
                texts.get("bracket." + key, duration),
                texts.get("bracket." + key + ".short", duration));
    }
}

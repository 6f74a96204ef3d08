package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.Durations;
import dev.ringside.story.Message;

import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.List;

/// The two phases of each message, beneath the rows.
final class Brackets extends Pane {
    private static final double CLOSEST_PX = 8;

    private record Span(String kind, double fromPx, double toPx, long nanos) {
        List<String> wordings(Texts texts) {
            String duration = Durations.text(nanos);
            return List.of(
                    texts.get("bracket." + kind, duration),
                    texts.get("bracket." + kind + ".short", duration));
        }
    }

    Brackets() {
        setMouseTransparent(true);
        getStyleClass().add("brackets");
    }

    void show(TimelineModel model, TimeScale scale) {
        var spans = spans(model, scale);
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
            free = add(span, new double[] {free, Math.max(free, limit)}, model) + gap;
        }
    }

    private double add(Span span, double[] room, TimelineModel model) {
        var bracket = new Bracket(span.kind());
        getChildren().add(bracket);
        bracket.applyCss();
        var wordings = span.wordings(model.texts());
        return bracket.place(span.fromPx(), span.toPx(), wordings, room, model.scale());
    }

    /// Those of the messages that can be seen. Where they are too narrow to be told apart, some are
    /// left out: there may be a hundred thousand.
    private static List<Span> spans(TimelineModel model, TimeScale scale) {
        var spans = new ArrayList<Span>();
        double drawn = -CLOSEST_PX;
        for (var message : model.story().messages()) {
            double returned = scale.pxOfFact(message.returnFact());
            boolean seen = returned >= 0 && scale.pxOfFact(message.callFact()) <= scale.widthPx();
            if (seen && returned - drawn >= CLOSEST_PX) {
                add(message, scale, spans);
                drawn = returned;
            }
        }
        spans.removeIf(s -> s.toPx() < 0 || s.fromPx() > scale.widthPx());
        return spans;
    }

    private static void add(Message m, TimeScale scale, List<Span> spans) {
        double call = scale.pxOfFact(m.callFact());
        double returned = scale.pxOfFact(m.returnFact());
        double queued = Math.max(call, scale.pxOfNanos(m.queuedNanos()));
        double runs = m.slept() ? Math.max(queued, scale.pxOfNanos(m.runsNanos())) : queued;
        if (queued > call) {
            spans.add(new Span("wait", call, queued, m.waitNanos()));
        }
        if (runs > queued) {
            spans.add(new Span("wake", queued, runs, m.wakeUpNanos()));
        }
        double copies = Math.max(runs, scale.pxOfNanos(m.copyFromNanos()));
        spans.add(new Span("copy", copies, returned, m.copyAtMostNanos()));
    }
}

package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;
import dev.ringside.app.timeline.paint.Pool;
import dev.ringside.story.Message;
import dev.ringside.story.words.Durations;

import javafx.scene.layout.Pane;

import java.util.ArrayList;
import java.util.List;

/// The two phases of each message, beneath the rows.
final class Brackets extends Pane {
    private static final double CLOSEST_PX = 8;
    private static final double NARROWEST_PX = 20;
    private static final double NARROWEST_WORDS_PX = 16;

    /// How many messages may be on their way at once without the last of them being missed.
    private static final int MOST_AT_ONCE = 64;

    private record Span(String kind, double fromPx, double toPx, long nanos) {
        List<String> wordings(Texts texts) {
            String duration = Durations.text(nanos);
            return List.of(
                    texts.get("bracket." + kind, duration),
                    texts.get("bracket." + kind + ".short", duration));
        }
    }

    private final Pool<Bracket> pool = new Pool<>(this, Bracket::new);

    Brackets() {
        setMouseTransparent(true);
        getStyleClass().add("brackets");
    }

    void show(TimelineModel model, TimeScale scale) {
        var spans = spans(model, scale);
        pool.begin();
        double free = 0;
        double gap = 12 * model.scale();
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            double limit = scale.widthPx();
            if (i + 1 < spans.size()) {
                var next = spans.get(i + 1);
                double middle = (next.fromPx() + Math.min(next.toPx(), scale.widthPx())) / 2;
                limit = Math.min(limit, middle - gap);
            }
            free = place(span, new double[] {free, Math.max(free, limit)}, model, scale) + gap;
        }
        pool.end();
    }

    private double place(Span span, double[] room, TimelineModel model, TimeScale scale) {
        var bracket = pool.next();
        bracket.is(span.kind());
        return bracket.place(
                span.fromPx(),
                span.toPx(),
                scale.widthPx(),
                room[1] - room[0] < NARROWEST_WORDS_PX ? List.of() : span.wordings(model.texts()),
                room,
                model.scale());
    }

    /// Those of the messages that can be seen and are wide enough to be told apart. Where they are
    /// dense not each is looked at: there may be a hundred thousand.
    private static List<Span> spans(TimelineModel model, TimeScale scale) {
        var spans = new ArrayList<Span>();
        var messages = model.story().messages();
        double drawn = -CLOSEST_PX;
        int beyond = 0;
        int i = firstReturned(messages, 0, 0, scale);
        while (i < messages.size() && beyond < MOST_AT_ONCE) {
            var message = messages.get(i);
            double returned = scale.pxOfFact(message.returnFact());
            beyond += returned > scale.widthPx() ? 1 : 0;
            double called = scale.pxOfFact(message.callFact());
            if (called <= scale.widthPx() && returned - called >= NARROWEST_PX * model.scale()) {
                add(message, scale, spans);
            }
            drawn = returned;
            i = firstReturned(messages, i + 1, drawn + CLOSEST_PX, scale);
        }
        spans.removeIf(s -> s.toPx() < 0 || s.fromPx() > scale.widthPx());
        return spans;
    }

    /// The first message from `first` on that had returned at a pixel or returned later.
    private static int firstReturned(
            List<Message> messages, int first, double px, TimeScale scale) {
        int low = first;
        int high = messages.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scale.pxOfFact(messages.get(middle).returnFact()) < px) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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

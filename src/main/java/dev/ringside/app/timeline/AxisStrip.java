package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Pool;
import dev.ringside.app.timeline.paint.TextWidth;
import dev.ringside.story.words.Durations;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The figures beneath the brackets: in story time how long each step really took, in true time the
/// time.
final class AxisStrip extends Pane {
    private static final double TICK_ROOM = 140;
    private static final double CLOSEST_PX = 6;
    private static final double NARROWEST_WORDS_PX = 24;

    private final Pool<Region> marks = new Pool<>(this, AxisStrip::tick);
    private final Pool<Label> labels = new Pool<>(this, Label::new);

    AxisStrip() {
        getStyleClass().add("axis");
        setMouseTransparent(true);
    }

    void show(TimelineModel model, TimeScale scale) {
        marks.begin();
        labels.begin();
        switch (model.axis()) {
            case StoryAxis axis -> steps(model, axis, scale);
            case TrueAxis axis -> instants(axis, scale, model.scale());
        }
        marks.end();
        labels.end();
    }

    private void steps(TimelineModel model, StoryAxis axis, TimeScale scale) {
        var steps = model.story().steps();
        if (steps.isEmpty()) {
            return;
        }
        int last = axis.stepAt(scale.viewport().to());
        double drawn = -CLOSEST_PX;
        int i = Math.max(1, axis.stepAt(scale.viewport().from()));
        while (i <= last) {
            double from = scale.px(axis.endOf(steps.get(i - 1)));
            double to = scale.px(axis.endOf(steps.get(i)));
            if (from - drawn >= CLOSEST_PX) {
                long took = steps.get(i).toNanos() - steps.get(i - 1).toNanos();
                mark(from);
                write(took, from, to);
                drawn = from;
            }
            i = Math.max(i + 1, axis.stepAt(scale.place(drawn + CLOSEST_PX)));
        }
    }

    private void instants(TrueAxis axis, TimeScale scale, double size) {
        long from = axis.nanosAt(scale.viewport().from());
        long to = axis.nanosAt(scale.viewport().to());
        long distance = TickDistance.of(to - from, (int) (scale.widthPx() / (TICK_ROOM * size)));
        for (long t = Math.ceilDiv(from, distance) * distance; t <= to; t += distance) {
            double px = scale.pxOfNanos(t);
            mark(px);
            write(Durations.text(t), px, px + TICK_ROOM * size);
        }
    }

    private static Region tick() {
        var mark = new Region();
        mark.getStyleClass().add("tick");
        return mark;
    }

    private void mark(double px) {
        marks.next().resizeRelocate(Math.rint(px), 0, 1, getHeight());
    }

    private void write(long tookNanos, double from, double to) {
        if (to - from >= NARROWEST_WORDS_PX) {
            write("+" + Durations.text(tookNanos), from, to);
        }
    }

    private void write(String words, double from, double to) {
        var label = labels.next();
        label.setText(words);
        double padding = 6;
        double width = TextWidth.of(words, label.getFont()) + 2;
        label.resizeRelocate(Math.rint(from) + padding, 0, width, getHeight());
        label.setVisible(
                width + padding <= to - from + 1
                        && from + padding >= 0
                        && from + padding + width <= getWidth());
    }
}

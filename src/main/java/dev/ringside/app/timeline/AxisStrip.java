package dev.ringside.app.timeline;

import dev.ringside.story.Durations;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The figures beneath the brackets: in story time how long each step really took, in true time the
/// time.
final class AxisStrip extends Pane {
    private static final double TICK_ROOM = 140;
    private static final double CLOSEST_PX = 6;
    private static final double NARROWEST_WORDS_PX = 24;

    AxisStrip() {
        getStyleClass().add("axis");
        setMouseTransparent(true);
    }

    void show(TimelineModel model, TimeScale scale) {
        getChildren().clear();
        switch (model.axis()) {
            case StoryAxis axis -> steps(model, axis, scale);
            case TrueAxis axis -> instants(axis, scale, model.scale());
        }
    }

    private void steps(TimelineModel model, StoryAxis axis, TimeScale scale) {
        var steps = model.story().steps();
        double drawn = -CLOSEST_PX;
        for (int i = 1; i < steps.size(); i++) {
            double from = scale.px(axis.endOf(steps.get(i - 1)));
            double to = scale.px(axis.endOf(steps.get(i)));
            if (to >= 0 && from <= scale.widthPx() && from - drawn >= CLOSEST_PX) {
                long took = steps.get(i).toNanos() - steps.get(i - 1).toNanos();
                mark(from);
                write("+" + Durations.text(took), from, to);
                drawn = from;
            }
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

    private void mark(double px) {
        var mark = new Region();
        mark.getStyleClass().add("tick");
        mark.setManaged(false);
        mark.resizeRelocate(Math.rint(px), 0, 1, getHeight());
        getChildren().add(mark);
    }

    private void write(String words, double from, double to) {
        if (to - from < NARROWEST_WORDS_PX) {
            return;
        }
        var label = new Label(words);
        label.setManaged(false);
        getChildren().add(label);
        label.applyCss();
        double padding = 6;
        double width = TextWidth.of(words, label.getFont()) + 2;
        label.resizeRelocate(Math.rint(from) + padding, 0, width, getHeight());
        label.setVisible(width + padding <= to - from + 1 && from + padding + width <= getWidth());
    }
}

package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.TextWidth;
import dev.ringside.story.words.Durations;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// The chosen range, over the rows: two edges, a veil between them, and how long it is.
final class RangeShade extends Region {
    private final Region veil = new Region();
    private final Region left = new Region();
    private final Region right = new Region();
    private final Label duration = new Label();

    RangeShade() {
        getStyleClass().add("range");
        setId("range");
        veil.getStyleClass().add("range-veil");
        left.getStyleClass().add("range-edge");
        right.getStyleClass().add("range-edge");
        duration.getStyleClass().add("range-duration");
        getChildren().addAll(veil, left, right, duration);
        getChildren().forEach(node -> node.setManaged(false));
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /// Shows a range, or none.
    ///
    /// @param topPx how much room there is above the rows for the words
    void show(@Nullable Range range, TimeScale scale, double topPx, double size) {
        setVisible(range != null);
        if (range == null) {
            return;
        }
        double from = scale.px(scale.axis().ofNanos(range.fromNanos()));
        double to = Math.max(from + 1, scale.px(scale.axis().ofNanos(range.toNanos())));
        double begin = Math.rint(Math.clamp(from, 0.0, scale.widthPx()));
        double end = Math.rint(Math.clamp(to, 0.0, scale.widthPx()));
        double thick = Math.max(1, Math.rint(2 * size));
        double height = getHeight() - topPx;
        veil.resizeRelocate(begin, topPx, Math.max(0, end - begin), height);
        left.resizeRelocate(begin - thick / 2, topPx, thick, height);
        right.resizeRelocate(end - thick / 2, topPx, thick, height);
        left.setVisible(from >= 0 && from <= scale.widthPx());
        right.setVisible(to >= 0 && to <= scale.widthPx());
        String words = Durations.text(range.toNanos() - range.fromNanos());
        duration.setText(words);
        double width = TextWidth.of(words, duration.getFont()) + 12 * size;
        double x = Math.clamp((begin + end - width) / 2, 0.0, Math.max(0, scale.widthPx() - width));
        duration.resizeRelocate(Math.rint(x), 0, width, topPx);
        duration.setVisible(to >= 0 && from <= scale.widthPx());
    }
}

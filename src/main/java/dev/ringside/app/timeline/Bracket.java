package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.TextWidth;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

import java.util.List;
import java.util.stream.Stream;

/// A measured span beneath the rows: `├── ① wait for data 200.41 ms ──┤`.
final class Bracket extends Region {
    private static final double THINNEST_PX = 2;

    private final Line bar = new Line();
    private final Line left = new Line();
    private final Line right = new Line();
    private final Label label = new Label();

    Bracket() {
        label.setAlignment(Pos.CENTER);
        getChildren().addAll(bar, left, right, label);
        getChildren().forEach(node -> node.setManaged(false));
        setMouseTransparent(true);
    }

    /// What it is of decides about its looks.
    void is(String kind) {
        if (!getStyleClass().equals(List.of("bracket", kind))) {
            getStyleClass().setAll("bracket", kind);
            applyCss();
        }
    }

    /// Puts it from `fromPx` to `toPx`, with the longest of `wordings` that fits into the room to
    /// either side. What lies outside of the lane, which is `widthPx` wide, is cut off, and an end
    /// that is cut off has no mark.
    ///
    /// @param room from where to where the words may reach
    /// @return where the words end
    double place(
            double fromPx,
            double toPx,
            double widthPx,
            List<String> wordings,
            double[] room,
            double scale) {
        double tick = 6 * scale;
        double from = Math.max(0, fromPx);
        double to = Math.min(widthPx, toPx);
        double thick = Math.max(THINNEST_PX, Math.rint(2 * scale));
        Stream.of(bar, left, right).forEach(line -> line.setStrokeWidth(thick));
        bar.setStartX(from);
        bar.setEndX(to);
        end(left, from, tick, from == fromPx);
        end(right, to, tick, to == toPx);
        bar.setStartY(tick);
        bar.setEndY(tick);
        setAccessibleText(wordings.isEmpty() ? null : wordings.getFirst());
        double middle = (Math.max(from, room[0]) + Math.min(to, room[1])) / 2;
        for (String words : wordings) {
            double width = TextWidth.of(words, label.getFont()) + 2;
            double x = Math.clamp(middle - width / 2, room[0], Math.max(room[0], room[1] - width));
            if (width <= room[1] - room[0] && Math.abs(x + width / 2 - middle) < width) {
                label.setText(words);
                label.setVisible(true);
                label.resizeRelocate(Math.rint(x), 2 * tick, width, 20 * scale);
                return x + width;
            }
        }
        label.setVisible(false);
        return room[0];
    }

    private static void end(Line line, double px, double tick, boolean seen) {
        line.setStartX(px);
        line.setEndX(px);
        line.setStartY(0);
        line.setEndY(2 * tick);
        line.setVisible(seen);
    }
}

package dev.ringside.app.timeline;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// The rows of the tasks and of the kernel, the phases beneath them, and the cursor.
///
/// ```
///   server    ▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▄▄▓▓▓▓
///   client    ▄▄▄▄▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▓▓▓▓▓▓▓▓▄▄▄▄
///   kernel                         ▓▓▓▓
///                 ├──── ① ──────────────┤─┤├─②┤
/// ```
public final class TimelineView extends Region {
    private static final double HEAD_WIDTH = 190;
    private static final double TOP = 14;
    private static final double ROW = 40;
    private static final double LOW_ROW = 23;
    private static final double ROW_GAP = 7;
    private static final double LOW_ROW_GAP = 3;
    private static final int MOST_HIGH_ROWS = 4;
    private static final double BRACKETS = 40;
    private static final double AXIS = 24;
    private static final double MARGIN = 24;

    private final Pane rows = new Pane();
    private final Brackets brackets = new Brackets();
    private final AxisStrip axis = new AxisStrip();
    private final Label note = new Label();
    private final Cursor cursor = new Cursor();
    private List<TrackRow> trackRows = List.of();
    private @Nullable TimelineModel model;
    private @Nullable TimelineModel drawn;
    private double drawnWidth;
    private DoubleConsumer onSeek = _ -> {};
    private Consumer<Viewport> onView = _ -> {};
    private @Nullable Timeline glide;

    /// An empty timeline.
    public TimelineView() {
        getStyleClass().add("timeline-view");
        setId("timeline");
        note.getStyleClass().add("axis-note");
        getChildren().addAll(rows, brackets, axis, note, cursor);
        getChildren().forEach(node -> node.setManaged(false));
        setOnMousePressed(this::seek);
        setOnMouseDragged(this::seek);
        setOnScroll(this::zoom);
    }

    /// What is to be done when somebody points at a place of the axis.
    public void setOnSeek(DoubleConsumer action) {
        onSeek = action;
    }

    /// What is to be done when somebody zooms or pans with the wheel.
    public void setOnView(Consumer<Viewport> action) {
        onView = action;
    }

    /// Draws `next`. Rows are drawn anew only if they look different; otherwise the cursor moves.
    ///
    /// @param glideMillis how long the cursor takes to get there
    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    public void show(TimelineModel next, double glideMillis) {
        var before = model;
        model = next;
        boolean same = before != null && before.sameRows(next);
        if (before == null || before.story() != next.story()) {
            trackRows = next.tracks().stream().map(t -> new TrackRow(t, low(next))).toList();
            rows.getChildren().setAll(trackRows);
        }
        if (same) {
            drawn = drawn == before ? next : drawn;
            glide(cursorPx(next), glideMillis);
        } else {
            stopGliding();
            requestLayout();
            redraw();
        }
    }

    /// Puts the cursor where it belongs, at once.
    public void settle() {
        stopGliding();
        redraw();
    }

    @Override
    protected double computePrefHeight(double width) {
        var m = model;
        if (m == null) {
            return 100;
        }
        return (TOP + m.tracks().size() * (row(m) + gap(m)) + BRACKETS + AXIS) * m.scale();
    }

    /// Many rows are low ones, so that the stage keeps its room.
    private static boolean low(TimelineModel m) {
        return m.tracks().size() > MOST_HIGH_ROWS;
    }

    private static double row(TimelineModel m) {
        return low(m) ? LOW_ROW : ROW;
    }

    private static double gap(TimelineModel m) {
        return low(m) ? LOW_ROW_GAP : ROW_GAP;
    }

    /// What is drawn already for this width stays: there may be thousands of nodes.
    @Override
    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    protected void layoutChildren() {
        if (drawn != model || drawnWidth != getWidth()) {
            redraw();
        }
    }

    private void redraw() {
        var m = model;
        if (m == null || getWidth() <= 0) {
            return;
        }
        drawn = m;
        drawnWidth = getWidth();
        double scale = m.scale();
        var timeScale = timeScale(m);
        double x = HEAD_WIDTH * scale;
        double y = TOP * scale;
        for (var row : trackRows) {
            row.show(m, timeScale, x, row(m));
            row.resizeRelocate(0, Math.rint(y), x + timeScale.widthPx(), row(m) * scale);
            y += (row(m) + gap(m)) * scale;
        }
        brackets.resizeRelocate(x, Math.rint(y), timeScale.widthPx(), BRACKETS * scale);
        brackets.show(m, timeScale);
        axis.resizeRelocate(x, Math.rint(y + BRACKETS * scale), timeScale.widthPx(), AXIS * scale);
        axis.show(m, timeScale);
        note.setText(m.texts().get(m.axis() instanceof StoryAxis ? "axis.story" : "axis.true"));
        note.resizeRelocate(0, Math.rint(y + BRACKETS * scale), x, AXIS * scale);
        cursor.resize(16 * scale, y + BRACKETS * scale);
        if (glide == null) {
            cursor.setLayoutX(cursorPx(m));
        }
    }

    private static TimeScale scaleOf(TimelineModel m, double width) {
        return new TimeScale(m.axis(), m.viewport(), width);
    }

    private TimeScale timeScale(TimelineModel m) {
        double width = getWidth() - (HEAD_WIDTH + MARGIN / 2) * m.scale();
        return scaleOf(m, Math.max(1, width));
    }

    private double cursorPx(TimelineModel m) {
        return Math.rint(HEAD_WIDTH * m.scale() + timeScale(m).px(m.cursor()));
    }

    private void glide(double px, double millis) {
        stopGliding();
        if (millis <= 0 || getWidth() <= 0) {
            cursor.setLayoutX(px);
            return;
        }
        var end = new KeyValue(cursor.layoutXProperty(), px, Interpolator.EASE_BOTH);
        var moving = new Timeline(new KeyFrame(Duration.millis(millis), end));
        moving.setOnFinished(_ -> glide = null);
        glide = moving;
        moving.play();
    }

    private void stopGliding() {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
    }

    private void seek(MouseEvent event) {
        var m = model;
        if (m != null && event.getX() >= HEAD_WIDTH * m.scale() - 8) {
            var scale = timeScale(m);
            onSeek.accept(Math.clamp(scale.place(event.getX() - HEAD_WIDTH * m.scale()), 0.0, 1.0));
        }
    }

    private void zoom(ScrollEvent event) {
        var m = model;
        if (m == null) {
            return;
        }
        double place = timeScale(m).place(event.getX() - HEAD_WIDTH * m.scale());
        if (event.isControlDown()) {
            onView.accept(m.viewport().zoomed(event.getDeltaY() > 0 ? 0.8 : 1.25, place));
        } else if (event.getDeltaX() != 0) {
            onView.accept(m.viewport().panned(event.getDeltaX() > 0 ? -0.1 : 0.1));
        }
        event.consume();
    }

    /// The names of the rows that are drawn, for those who look at it.
    public List<String> rowIds() {
        var ids = new ArrayList<String>();
        trackRows.forEach(row -> ids.add(row.getId()));
        return ids;
    }
}

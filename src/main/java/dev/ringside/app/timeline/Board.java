package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Inks;
import dev.ringside.story.tracks.Track;

import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

/// What the timeline is drawn on.
///
/// ```
///   ▸ 2 CPUs  ▁▂▁▁[▁▁▅▁▁]▁▁▁▂▁▁▁▁▁▁▁▁▁▁▁▁   the whole, and the part that can be seen
///   ruler           ▼                       here the cursor is dragged
///   server    ▓▓▓▓▒▒│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▄▄▓▓   rows
///   kernel          │              ▓▓▓▓
///             ├──── ① ──────────────┤─┤├─   brackets
///   true time  20 ms    40 ms               axis
/// ```
///
/// It is a layout root of its own: what happens on it lays nothing else out.
final class Board extends Region {
    /// The parts of it that a pointer can be in.
    enum Zone {
        HEAD,
        RULER,
        ROWS,
        AXIS
    }

    private static final double HEAD_WIDTH = 190;
    private static final double MINIMAP = 18;
    private static final double RULER = 19;
    private static final double BRACKETS = 38;
    private static final double AXIS = 24;
    private static final double MARGIN = 24;

    private final Inks inks = new Inks(this::recolour);
    private final Minimap minimap = new Minimap(inks);
    private final RowStack rows = new RowStack(inks);
    private final RowScroll scroll = new RowScroll(this::scrollTo);
    private final Brackets brackets = new Brackets();
    private final AxisStrip axis = new AxisStrip();
    private final Label note = new Label();
    private final Label seen = new Label();
    private final Button cpus = new Button();
    private final RangeShade shade = new RangeShade();
    private final Cursor cursor = new Cursor();
    private final Runnable resized;
    private @Nullable TimelineModel model;
    private boolean dirty;
    private @Nullable Timeline glide;

    /// @param resized is told when it wants another height
    Board(TimelineListener listener, Runnable resized) {
        this.resized = resized;
        getStyleClass().add("board");
        note.getStyleClass().add("axis-note");
        seen.getStyleClass().add("axis-note");
        seen.setId("rows-seen");
        cpus.getStyleClass().add("fold");
        cpus.setId("cpus");
        cpus.setOnAction(_ -> toggleCpus());
        minimap.setOnView(listener::view);
        getChildren()
                .addAll(
                        inks, minimap, rows, scroll, axis, note, seen, cpus, shade, cursor,
                        brackets);
        getChildren().forEach(node -> node.setManaged(false));
        rows.setMouseTransparent(true);
        new Gestures(this, listener).listen();
    }

    /// Draws `next`. Rows are drawn anew, with the next picture, only if they look different;
    /// otherwise the cursor moves.
    ///
    /// @param glideMillis how long the cursor takes to get there
    void show(TimelineModel next, double glideMillis) {
        var before = model;
        double high = nominalHeight();
        model = next;
        if (before != null && before.sameRows(next)) {
            mark(next);
            glide(cursorPx(next), glideMillis);
        } else {
            stopGliding();
            redrawSoon();
        }
        if (high != nominalHeight() || (before != null && before.scale() != next.scale())) {
            resized.run();
        }
    }

    private void mark(TimelineModel next) {
        rows.mark(next);
        minimap.mark(next);
        shade(next);
    }

    /// Puts the cursor where it belongs, at once.
    void settle() {
        stopGliding();
        redraw();
    }

    @Nullable TimelineModel model() {
        return model;
    }

    /// The wanted height in a window of 1080 pixels.
    double nominalHeight() {
        var m = model;
        double ofRows = m == null ? 0 : rows.height(rows.lanes(m).size());
        return MINIMAP + RULER + ofRows + BRACKETS + AXIS;
    }

    /// Shows the rows of the CPUs, or folds them away.
    void toggleCpus() {
        rows.showCpus(!rows.showsCpus());
        if (rows.showsCpus()) {
            rows.scrollTo(rows.count());
        }
        redrawSoon();
        resized.run();
    }

    /// Puts another row first.
    void scrollTo(int row) {
        if (rows.scrollTo(row)) {
            redrawSoon();
        }
    }

    RowStack rows() {
        return rows;
    }

    /// Scrolls to the row of a task.
    void reveal(int tid) {
        if (rows.reveal(tid)) {
            redrawSoon();
        }
    }

    TimeScale timeScale(TimelineModel m) {
        double width = Math.rint(getWidth() - (HEAD_WIDTH + MARGIN / 2) * m.scale());
        return new TimeScale(m.axis(), m.viewport(), Math.max(1, width));
    }

    /// Where the lanes begin.
    double headPx(TimelineModel m) {
        return Math.rint(HEAD_WIDTH * m.scale());
    }

    Zone zone(double x, double y, TimelineModel m) {
        if (x < headPx(m) - 8) {
            return Zone.HEAD;
        }
        if (y < rows.getLayoutY()) {
            return Zone.RULER;
        }
        return y < axis.getLayoutY() ? Zone.ROWS : Zone.AXIS;
    }

    boolean nearCursor(double x, TimelineModel m) {
        return Math.abs(x - cursorPx(m)) <= 7 * m.scale();
    }

    @Override
    protected void layoutChildren() {
        if (dirty) {
            redraw();
        }
    }

    @Override
    protected void setWidth(double width) {
        if (width != getWidth()) {
            redrawSoon();
        }
        super.setWidth(width);
    }

    private void redrawSoon() {
        dirty = true;
        requestLayout();
    }

    private void recolour() {
        minimap.repaint();
        redrawSoon();
    }

    private void redraw() {
        var m = model;
        if (m == null || getWidth() <= 0) {
            return;
        }
        dirty = false;
        double scale = m.scale();
        var timeScale = timeScale(m);
        double head = headPx(m);
        double wide = timeScale.widthPx();
        minimap.resizeRelocate(head, 0, wide, Math.rint(MINIMAP * scale));
        minimap.show(m);
        double y = Math.rint((MINIMAP + RULER) * scale);
        rows.show(m, timeScale, head);
        double high = Math.rint(rows.height(rows.count()) * scale);
        rows.resizeRelocate(0, y, head + wide, high);
        scroll.resizeRelocate(head + wide, y, getWidth() - head - wide, high);
        scroll.show(rows.first(), rows.seen(), rows.count());
        y += high;
        brackets.resizeRelocate(head, y, wide, BRACKETS * scale);
        brackets.show(m, timeScale);
        y = Math.rint(y + BRACKETS * scale);
        axis.resizeRelocate(head, y, wide, Math.rint(AXIS * scale));
        axis.show(m, timeScale);
        heads(m, head, y);
        cursor.setLayoutY(Math.rint((MINIMAP + 4) * scale));
        cursor.resize(16 * scale, y - cursor.getLayoutY());
        shade(m);
        if (glide == null) {
            cursor.setLayoutX(cursorPx(m));
            showCursor(cursorPx(m));
        }
    }

    private void heads(TimelineModel m, double head, double axisY) {
        double scale = m.scale();
        var texts = m.texts();
        long folded = m.lanes().tracks().stream().filter(t -> t.kind() == Track.Kind.CPU).count();
        cpus.setVisible(folded > 0);
        cpus.setText(texts.get(rows.showsCpus() ? "cpus.fold" : "cpus.unfold", folded));
        cpus.setAccessibleText(texts.get(rows.showsCpus() ? "cpus.hide" : "cpus.show"));
        double wide = Math.min(head - 10 * scale, cpus.prefWidth(-1));
        cpus.resizeRelocate(0, 0, wide, Math.rint((MINIMAP + 4) * scale));
        note.setText(texts.get(m.axis() instanceof StoryAxis ? "axis.story" : "axis.true"));
        note.resizeRelocate(0, axisY, head, AXIS * scale);
        boolean all = rows.seen() == rows.count();
        seen.setText(
                all
                        ? ""
                        : texts.get(
                                "rows.seen",
                                rows.first() + 1,
                                rows.first() + rows.seen(),
                                rows.count()));
        seen.resizeRelocate(0, axisY - BRACKETS * scale, head, AXIS * scale);
    }

    private void shade(TimelineModel m) {
        double top = Math.rint(MINIMAP * m.scale());
        double ruler = Math.rint(RULER * m.scale());
        shade.resizeRelocate(headPx(m), top, timeScale(m).widthPx(), brackets.getLayoutY() - top);
        shade.show(m.range(), timeScale(m), ruler, m.scale());
    }

    private double cursorPx(TimelineModel m) {
        return Math.rint(headPx(m) + timeScale(m).px(m.cursor()));
    }

    private void glide(double px, double millis) {
        stopGliding();
        showCursor(px);
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

    /// A cursor that is outside of what can be seen is not drawn over the heads.
    private void showCursor(double px) {
        var m = model;
        cursor.setVisible(m != null && px >= headPx(m) - 1 && px <= getWidth());
    }

    private void stopGliding() {
        if (glide != null) {
            glide.stop();
            glide = null;
        }
    }
}

package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Brush;
import dev.ringside.app.timeline.paint.Inks;
import dev.ringside.app.timeline.paint.Raster;
import dev.ringside.story.tracks.Marker;
import dev.ringside.story.tracks.Track;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// A row on the screen: who, and what it did. It shows one [Track] after the other, as one scrolls.
final class TrackRow extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double ARROW_DISTANCE = 14;
    private static final double MARKER_DISTANCE = 9;

    /// How a row is drawn.
    ///
    /// @param headPx how wide its head is
    /// @param barPx how high its slices are
    /// @param gapPx how much room there is beneath them
    record Measures(double headPx, double barPx, double gapPx) {}

    private final Label name = new Label();
    private final Label more = new Label();
    private final Pane head;
    private final ImageView picture = new ImageView();
    private final Raster raster = new Raster();
    private final Brush brush = new Brush(raster);
    private final LanePainter painter = new LanePainter(raster, brush);
    private final Inks inks;
    private final Captions captions;
    private @Nullable Lane lane;
    private @Nullable TimeScale scale;

    /// @param low whether there is room for one line only
    TrackRow(boolean low, Inks inks, Wordings wordings) {
        this.inks = inks;
        this.captions = new Captions(inks, wordings);
        this.head = low ? line(name, more) : lines(name, more);
        name.getStyleClass().add("track-name");
        more.getStyleClass().add("track-more");
        head.setMouseTransparent(true);
        picture.getStyleClass().add("lane");
        picture.setManaged(false);
        picture.setMouseTransparent(true);
        setManaged(false);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        getStyleClass().add("track");
        getChildren().addAll(head, picture, captions);
    }

    private static Pane line(Label name, Label more) {
        var line = new HBox(name, more);
        name.setMinWidth(USE_PREF_SIZE);
        more.setMinWidth(0);
        line.getStyleClass().add("low-head");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Pane lines(Label name, Label more) {
        var lines = new VBox(name, more);
        lines.setAlignment(Pos.CENTER_LEFT);
        return lines;
    }

    /// The track that it shows; null before the first.
    @Nullable Track track() {
        return lane == null ? null : lane.track();
    }

    /// Draws what of a lane can be seen.
    ///
    /// @param number its place among all rows, to which the arrows refer
    void show(TimelineModel model, Lane newLane, TimeScale newScale, int number, Measures size) {
        lane = newLane;
        scale = newScale;
        name(newLane.track(), model);
        head.resizeRelocate(0, 0, size.headPx(), size.barPx());
        picture.relocate(size.headPx(), 0);
        captions.setLayoutX(size.headPx());
        int width = (int) Math.rint(newScale.widthPx());
        raster.fit(width, (int) Math.rint(size.barPx() + size.gapPx()), picture);
        brush.prepare(inks, size.barPx(), model.scale());
        brush.ground((int) Math.rint(size.barPx()));
        captions.begin(size.barPx());
        painter.paint(newLane, newScale.viewport(), newScale.widthPx(), captions);
        captions.end();
        markers(newLane, newScale);
        arrows(model.lanes().arrowsOn(model.axis()), newScale, number);
        raster.flush();
        mark(model);
    }

    private void name(Track track, TimelineModel model) {
        var texts = model.texts();
        setId("track-" + track.id().replace(':', '-'));
        switch (track.kind()) {
            case TASK -> {
                name.setText(track.name());
                more.setText(texts.get("track.tid", String.valueOf(track.tid())));
            }
            case KERNEL -> {
                name.setText(texts.get("track.kernel"));
                more.setText(
                        track.cpu() < 0
                                ? texts.get("track.softirq")
                                : texts.get("track.softirq.cpu", track.cpu()));
            }
            case CPU -> {
                name.setText(texts.get("track.cpu", track.cpu()));
                more.setText(texts.get("track.cpu.more"));
            }
        }
    }

    /// Marks it if its task is the selected one, and says what it is in the middle of.
    void mark(TimelineModel model) {
        var track = track();
        if (track == null) {
            return;
        }
        boolean task = track.kind() == Track.Kind.TASK;
        pseudoClassStateChanged(SELECTED, task && track.tid() == model.selectedTask());
        setAccessibleText(said(model));
    }

    private String said(TimelineModel model) {
        String who = name.getText() + ", " + more.getText();
        var shown = lane;
        if (shown == null || shown.size() == 0) {
            return who;
        }
        var slice = shown.slice(shown.at(model.cursor() * shown.length()));
        return slice == null ? who : who + ": " + new SliceWords(model.texts()).of(slice);
    }

    private void markers(Lane shown, TimeScale at) {
        double unit = at.widthPx() / (at.viewport().size() * shown.length());
        double origin = at.viewport().from() * shown.length();
        double distance = MARKER_DISTANCE * brush.scale() / unit;
        int i = shown.markerFrom(origin);
        while (i < shown.markers()) {
            double x = (shown.marker(i) - origin) * unit;
            if (x > at.widthPx()) {
                return;
            }
            brush.marker(shown.track().markers().get(i).kind(), (int) Math.rint(x));
            i = Math.max(i + 1, shown.markerFrom(shown.marker(i) + distance));
        }
    }

    private void arrows(Arrows arrows, TimeScale at, int number) {
        double distance = ARROW_DISTANCE * brush.scale() * at.viewport().size() / at.widthPx();
        int i = arrows.firstFrom(at.viewport().from());
        while (i < arrows.size()) {
            double x = at.px(arrows.place(i));
            if (x > at.widthPx()) {
                return;
            }
            arrow(arrows, i, (int) Math.rint(x), number);
            i = Math.max(i + 1, arrows.firstFrom(arrows.place(i) + distance));
        }
    }

    /// The part of an arrow that crosses this row.
    private void arrow(Arrows arrows, int index, int x, int number) {
        int from = arrows.from(index);
        int to = arrows.to(index);
        int middle = (brush.top() + brush.bottom()) / 2;
        int upper = from == number ? middle : to == number ? brush.bottom() : 0;
        int lower = from == number ? middle : to == number ? brush.top() : raster.height();
        if (number < Math.min(from, to) || number > Math.max(from, to)) {
            return;
        }
        boolean down = from < to;
        boolean first = number == Math.min(from, to);
        boolean last = number == Math.max(from, to);
        brush.shaft(x, first ? upper : 0, last ? lower : raster.height(), arrows.inferred(index));
        if (number == to) {
            brush.head(x, down);
        }
    }

    /// The marker at a pixel of the lane; null if there is none.
    @Nullable Marker markerAt(double px) {
        var shown = lane;
        var at = scale;
        if (shown == null || at == null) {
            return null;
        }
        double unit = at.widthPx() / (at.viewport().size() * shown.length());
        double origin = at.viewport().from() * shown.length();
        double reach = MARKER_DISTANCE / 2 * brush.scale() / unit;
        double place = origin + px / unit;
        int i = shown.markerFrom(place - reach);
        return i < shown.markers() && shown.marker(i) <= place + reach
                ? shown.track().markers().get(i)
                : null;
    }
}

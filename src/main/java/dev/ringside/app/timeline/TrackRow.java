package dev.ringside.app.timeline;

import dev.ringside.story.tracks.Track;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

import java.util.List;

/// One row: who, and what it did.
final class TrackRow extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double MARGIN = 0.1;
    private static final double NARROWEST_PX = 2;
    private static final double BEYOND_PX = 4;

    private final Track track;
    private final Label name = new Label();
    private final Label more = new Label();
    private final Pane head;
    private final Pane lane = new Pane();
    private double headWidth;

    /// @param low whether there is room for one line only
    TrackRow(Track track, boolean low) {
        this.track = track;
        this.head = low ? line(name, more) : lines(name, more);
        name.getStyleClass().add("track-name");
        more.getStyleClass().add("track-more");
        lane.getStyleClass().add("lane");
        var clip = new Rectangle();
        clip.widthProperty().bind(lane.widthProperty());
        clip.heightProperty().bind(lane.heightProperty());
        lane.setClip(clip);
        setManaged(false);
        getStyleClass().add("track");
        setId("track-" + track.id().replace(':', '-'));
        getChildren().addAll(head, lane);
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

    /// Draws the slices that can be seen. Those narrower than a pixel that lie in the same pixel
    /// are drawn once.
    ///
    /// @param height its height in a window of 1080 pixels
    void show(TimelineModel model, TimeScale scale, double newHeadWidth, double height) {

        var texts = model.texts();
        var words = new SliceWords(texts);
        boolean task = track.tid() >= 0;
        name.setText(task ? track.name() : texts.get("track.kernel"));
        more.setText(
                task
                        ? texts.get("track.tid", String.valueOf(track.tid()))
                        : texts.get("track.softirq"));
        pseudoClassStateChanged(SELECTED, task && track.tid() == model.selectedTask());
        headWidth = newHeadWidth;
        lane.getChildren().clear();
        double drawn = -1;
        int i = next(0, drawn + 1, scale);
        while (i < track.slices().size() && from(i, scale) <= scale.widthPx()) {
            double to = to(i, scale);
            lane.getChildren().add(node(i, words, scale, height * model.scale()));
            drawn = to;
            i = next(i + 1, drawn + 1, scale);
        }
        requestLayout();
    }

    /// The first slice, not before `first`, that reaches to `px` or beyond. Of a task there may be
    /// a million, so this does not look at each.
    private int next(int first, double px, TimeScale scale) {
        int low = first;
        int high = track.slices().size();
        if (track.tid() < 0) {
            while (low < high && to(low, scale) < px) {
                low++;
            }
            return low;
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (to(middle, scale) < px) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double from(int index, TimeScale scale) {
        return scale.pxOfFact(track.slices().get(index).fact());
    }

    private double to(int index, TimeScale scale) {
        return Math.max(end(index, scale), from(index, scale) + NARROWEST_PX);
    }

    /// A slice ends where the next one begins: facts of the same instant have different places in
    /// story time.
    private double end(int index, TimeScale scale) {
        if (track.tid() >= 0) {
            return index + 1 < track.slices().size() ? from(index + 1, scale) : scale.px(1);
        }
        return scale.pxOfNanos(track.slices().get(index).toNanos());
    }

    private SliceNode node(int index, SliceWords words, TimeScale scale, double height) {
        var slice = track.slices().get(index);
        double left = Math.rint(Math.max(from(index, scale), -BEYOND_PX));
        double right = Math.rint(Math.min(to(index, scale), scale.widthPx() + BEYOND_PX));
        double margin = height * MARGIN;
        double width = Math.max(NARROWEST_PX, right - left);
        List<String> wordings = width < height ? List.of() : words.on(slice);
        var node = new SliceNode(slice, wordings, words.of(slice));
        node.resizeRelocate(left, margin, width, height - 2 * margin);
        return node;
    }

    @Override
    protected void layoutChildren() {
        head.resizeRelocate(0, 0, headWidth, getHeight());
        lane.resizeRelocate(headWidth, 0, getWidth() - headWidth, getHeight());
    }
}

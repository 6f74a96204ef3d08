package dev.ringside.app.timeline;

import dev.ringside.story.Slice;
import dev.ringside.story.Track;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// One row: who, and what it did.
final class TrackRow extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Track track;
    private final Label name = new Label();
    private final Label more = new Label();
    private final VBox head = new VBox(name, more);
    private final Pane lane = new Pane();
    private double headWidth;

    TrackRow(Track track) {
        this.track = track;
        head.setAlignment(Pos.CENTER_LEFT);
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

    /// Draws the slices that can be seen. Those narrower than a pixel that lie in the same pixel
    /// are drawn once.
    void show(TimelineModel model, TimeScale scale, double newHeadWidth) {
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
        for (int i = 0; i < track.slices().size(); i++) {
            var slice = track.slices().get(i);
            double from = scale.pxOfFact(slice.fact());
            double to = Math.max(end(slice, i, scale), from + 2);
            if (to >= 0 && from <= scale.widthPx() && to - drawn >= 1) {
                drawn = to;
                lane.getChildren()
                        .add(
                                node(
                                        slice,
                                        words,
                                        Math.max(from, -4),
                                        Math.min(to, scale.widthPx() + 4),
                                        model.scale()));
            }
        }
        requestLayout();
    }

    /// A slice ends where the next one begins: facts of the same instant have different places in
    /// story time.
    private double end(Slice slice, int index, TimeScale scale) {
        if (track.tid() >= 0) {
            return index + 1 < track.slices().size()
                    ? scale.pxOfFact(track.slices().get(index + 1).fact())
                    : scale.px(1);
        }
        return scale.pxOfNanos(slice.toNanos());
    }

    private static SliceNode node(
            Slice slice, SliceWords words, double from, double to, double scale) {
        var node = new SliceNode(slice, words.on(slice), words.of(slice));
        double left = Math.rint(from);
        node.resizeRelocate(left, 4 * scale, Math.max(2, Math.rint(to) - left), 32 * scale);
        return node;
    }

    @Override
    protected void layoutChildren() {
        head.resizeRelocate(0, 0, headWidth, getHeight());
        lane.resizeRelocate(headWidth, 0, getWidth() - headWidth, getHeight());
    }
}

package dev.ringside.app.timeline;

import dev.ringside.story.tracks.Track;

import javafx.scene.Node;
import javafx.scene.layout.Region;

import java.util.List;

/// The timeline of a recording: who did what, when.
public final class TimelineView extends Region {
    private static final double EMPTY_HEIGHT = 100;

    private final TimelineListener listener;
    private final Board board;
    private final Foot foot;

    /// An empty timeline.
    ///
    /// @param listener is told what somebody does with it
    public TimelineView(TimelineListener listener) {
        this.listener = listener;
        this.board = new Board(listener, this::requestLayout);
        this.foot = new Foot(listener);
        getStyleClass().add("timeline-view");
        setId("timeline");
        board.setManaged(false);
        getChildren().add(board);
    }

    /// The line that belongs beneath it.
    public Node foot() {
        return foot;
    }

    /// Draws `next`. Rows are drawn anew only if they look different; otherwise the cursor moves.
    ///
    /// @param glideMillis how long the cursor takes to get there
    public void show(TimelineModel next, double glideMillis) {
        foot.show(next);
        board.show(next, glideMillis);
    }

    /// Puts the cursor where it belongs, at once.
    public void settle() {
        board.settle();
    }

    /// Shows the rows of the CPUs, or folds them away.
    public void toggleCpus() {
        board.toggleCpus();
    }

    /// Selects the task so many rows further down, or up, and scrolls to it.
    public void selectRow(int further) {
        var model = board.model();
        if (model == null) {
            return;
        }
        var tasks =
                model.lanes().tracks().stream()
                        .filter(t -> t.kind() == Track.Kind.TASK)
                        .map(Track::tid)
                        .toList();
        if (!tasks.isEmpty()) {
            int now = tasks.indexOf(model.selectedTask());
            int next = tasks.get(Math.clamp(now + further, 0, tasks.size() - 1));
            listener.selectTask(next);
            board.reveal(next);
        }
    }

    /// The rows that can be seen, for those who look at it.
    List<TrackRow> rows() {
        return board.rows().rows();
    }

    @Override
    protected double computePrefHeight(double width) {
        var model = board.model();
        return model == null ? EMPTY_HEIGHT : Math.ceil(board.nominalHeight() * model.scale());
    }

    @Override
    protected void layoutChildren() {
        board.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}

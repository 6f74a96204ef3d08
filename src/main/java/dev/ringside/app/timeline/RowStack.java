package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Inks;
import dev.ringside.story.tracks.Track;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The rows that can be seen, one above the other. There are at most [#MOST_ROWS] on the screen,
/// however many tracks there are; the others come when one scrolls.
final class RowStack extends Region {
    static final int MOST_ROWS = 8;
    private static final double ROW = 40;
    private static final double LOW_ROW = 23;
    private static final double ROW_GAP = 7;
    private static final double LOW_ROW_GAP = 3;
    private static final int MOST_HIGH_ROWS = 4;

    private final Inks inks;
    private final Wordings wordings = new Wordings();
    private final Text sample = new Text("x");
    private final List<TrackRow> slots = new ArrayList<>();
    private boolean lowSlots;
    private List<Lane> lanes = List.of();
    private boolean cpus;
    private int first;

    RowStack(Inks inks) {
        this.inks = inks;
        sample.getStyleClass().add("slice-text");
        sample.setOpacity(0);
        sample.setManaged(false);
        sample.setMouseTransparent(true);
        setManaged(false);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        getChildren().add(sample);
    }

    /// Shows the rows of the CPUs too, or does not.
    void showCpus(boolean on) {
        cpus = on;
    }

    boolean showsCpus() {
        return cpus;
    }

    /// The lanes that are not folded away.
    List<Lane> lanes(TimelineModel model) {
        var all = model.lanes().on(model.axis());
        return cpus ? all : all.stream().filter(l -> l.track().kind() != Track.Kind.CPU).toList();
    }

    /// How high the rows are together in a window of 1080 pixels.
    double height(int count) {
        return Math.min(MOST_ROWS, count) * (row(count) + gap(count));
    }

    private static boolean low(int count) {
        return count > MOST_HIGH_ROWS;
    }

    private static double row(int count) {
        return low(count) ? LOW_ROW : ROW;
    }

    private static double gap(int count) {
        return low(count) ? LOW_ROW_GAP : ROW_GAP;
    }

    /// Draws the rows.
    void show(TimelineModel model, TimeScale scale, double headPx) {
        lanes = lanes(model);
        arrange(Math.min(MOST_ROWS, lanes.size()), low(lanes.size()));
        first = Math.clamp(first, 0, Math.max(0, lanes.size() - slots.size()));
        wordings.prepare(model.lanes().on(model.axis()), model.texts(), sample.getFont());
        double bar = Math.rint(row(lanes.size()) * model.scale());
        double gap = Math.rint(gap(lanes.size()) * model.scale());
        var size = new TrackRow.Measures(headPx, bar, gap);
        for (int i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            slot.resizeRelocate(0, i * (bar + gap), headPx + scale.widthPx(), bar + gap);
            slot.show(model, lanes.get(first + i), scale, first + i, size);
        }
    }

    /// Shows which task is selected and where the cursor is, in words.
    void mark(TimelineModel model) {
        slots.forEach(slot -> slot.mark(model));
    }

    private void arrange(int count, boolean low) {
        if (low != lowSlots) {
            slots.clear();
            getChildren().setAll(sample);
            lowSlots = low;
        }
        while (slots.size() > count) {
            getChildren().remove(slots.removeLast());
        }
        while (slots.size() < count) {
            var row = new TrackRow(low, inks, wordings);
            slots.add(row);
            getChildren().add(row);
        }
    }

    /// The index of the first row on the screen.
    int first() {
        return first;
    }

    /// Puts another row first, as far as there are enough.
    ///
    /// @return whether that changes anything
    boolean scrollTo(int row) {
        int before = first;
        first = Math.clamp(row, 0, Math.max(0, lanes.size() - slots.size()));
        return first != before;
    }

    /// Scrolls so that the row of `tid` can be seen.
    boolean reveal(int tid) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).track().tid() == tid && tid >= 0) {
                int lowest = i - slots.size() + 1;
                return scrollTo(Math.clamp(first, lowest, i));
            }
        }
        return false;
    }

    int count() {
        return lanes.size();
    }

    int seen() {
        return slots.size();
    }

    /// The row at a height; null if there is none.
    @Nullable TrackRow at(double y) {
        for (var slot : slots) {
            if (y >= slot.getLayoutY() && y < slot.getLayoutY() + slot.getHeight()) {
                return slot;
            }
        }
        return null;
    }

    List<TrackRow> rows() {
        return List.copyOf(slots);
    }
}

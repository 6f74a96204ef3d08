package dev.ringside.app.timeline;

import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.function.IntConsumer;

/// Beside the rows: which of them can be seen. It can be dragged. If all can be seen, it is empty.
final class RowScroll extends Region {
    private static final double SHORTEST_PX = 12;

    private final Region thumb = new Region();
    private final IntConsumer onScroll;
    private int seen;
    private int count;

    RowScroll(IntConsumer onScroll) {
        this.onScroll = onScroll;
        setId("rows-scroll");
        thumb.getStyleClass().add("row-thumb");
        thumb.setManaged(false);
        thumb.setMouseTransparent(true);
        getChildren().add(thumb);
        setOnMousePressed(this::drag);
        setOnMouseDragged(this::drag);
    }

    /// Shows how far one has scrolled.
    ///
    /// @param first the first row that can be seen
    /// @param newSeen how many can be seen
    /// @param newCount how many there are
    void show(int first, int newSeen, int newCount) {
        seen = newSeen;
        count = newCount;
        setVisible(seen < count);
        if (seen < count) {
            double high = Math.max(SHORTEST_PX, getHeight() * seen / count);
            double y = (getHeight() - high) * first / (count - seen);
            thumb.resizeRelocate(getWidth() / 3, y, getWidth() / 2, high);
        }
    }

    private void drag(MouseEvent event) {
        double share = event.getY() / Math.max(1, getHeight());
        onScroll.accept((int) Math.rint(share * count - seen / 2.0));
        event.consume();
    }
}

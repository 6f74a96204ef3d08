package dev.ringside.app.timeline;

import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/// Where the playback is: a line through all rows, with a handle. Its layout x is the middle.
final class Cursor extends Region {
    private final Region line = new Region();
    private final Polygon handle = new Polygon();

    Cursor() {
        getStyleClass().add("cursor");
        setId("cursor");
        line.getStyleClass().add("cursor-line");
        handle.getStyleClass().add("cursor-handle");
        setMouseTransparent(true);
        handle.setManaged(false);
        getChildren().addAll(line, handle);
    }

    @Override
    protected void layoutChildren() {
        double half = getWidth() / 2;
        double thick = Math.max(1, Math.round(half / 4));
        line.resizeRelocate(-thick / 2, half / 2, thick, getHeight() - half / 2);
        handle.getPoints().setAll(-half, 0.0, half, 0.0, 0.0, half * 1.4);
    }
}

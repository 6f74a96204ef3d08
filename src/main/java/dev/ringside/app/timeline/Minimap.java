package dev.ringside.app.timeline;

import dev.ringside.app.timeline.paint.Ink;
import dev.ringside.app.timeline.paint.Inks;
import dev.ringside.app.timeline.paint.Raster;

import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// The whole recording in one line: where its facts are dense, which part of it can be seen, and
/// where the cursor is. That part can be dragged.
final class Minimap extends Region {
    private static final double LEAST_HEIGHT = 0.3;

    private final Inks inks;
    private final Raster raster = new Raster();
    private final ImageView picture = new ImageView();
    private final Region window = new Region();
    private final Region tick = new Region();
    private @Nullable TimelineModel model;
    private @Nullable TimelineModel painted;
    private Consumer<Viewport> onView = _ -> {};
    private double grabbedAt;

    Minimap(Inks inks) {
        this.inks = inks;
        setId("minimap");
        setAccessibleRole(AccessibleRole.SLIDER);
        getStyleClass().add("minimap");
        window.getStyleClass().add("minimap-window");
        window.setId("minimap-window");
        tick.getStyleClass().add("minimap-cursor");
        getChildren().addAll(picture, window, tick);
        getChildren().forEach(node -> node.setManaged(false));
        getChildren().forEach(node -> node.setMouseTransparent(true));
        setManaged(false);
        setOnMousePressed(this::grab);
        setOnMouseDragged(this::drag);
    }

    void setOnView(Consumer<Viewport> action) {
        onView = action;
    }

    /// Forgets its picture: the colours have changed.
    void repaint() {
        painted = null;
    }

    void show(TimelineModel next) {
        model = next;
        int width = (int) Math.rint(getWidth());
        int height = (int) Math.rint(getHeight());
        if (width <= 0 || height <= 0) {
            return;
        }
        if (!isPainted(next, width, height)) {
            paint(next, width, height);
        }
        var seen = next.viewport();
        double from = Math.rint(seen.from() * width);
        double wide = Math.max(6 * next.scale(), Math.rint(seen.size() * width));
        window.resizeRelocate(Math.min(from, width - wide), 0, wide, height);
        setAccessibleText(next.texts().get("minimap.said", seen.from(), seen.to()));
        mark(next);
    }

    /// Shows where the cursor is.
    void mark(TimelineModel next) {
        model = next;
        double thick = Math.max(2, Math.rint(2 * next.scale()));
        tick.resizeRelocate(Math.rint(next.cursor() * (getWidth() - thick)), 0, thick, getHeight());
    }

    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    private boolean isPainted(TimelineModel next, int width, int height) {
        var before = painted;
        return before != null
                && before.lanes() == next.lanes()
                && before.axis() == next.axis()
                && raster.width() == width
                && raster.height() == height;
    }

    private void paint(TimelineModel next, int width, int height) {
        painted = next;
        raster.fit(width, height, picture);
        raster.clear();
        raster.round(0, 0, width, height, 3, inks.argb(Ink.GROUND));
        int[] density = next.lanes().densityOn(next.axis());
        int most = 1;
        for (int facts : density) {
            most = Math.max(most, facts);
        }
        int room = height - 4;
        for (int x = 0; x < width; x++) {
            int facts = densest(density, x, width);
            if (facts > 0) {
                double share = Math.log1p(facts) / Math.log1p(most);
                int high = (int) Math.rint(room * (LEAST_HEIGHT + (1 - LEAST_HEIGHT) * share));
                raster.fill(x, height - 2 - high, x + 1, height - 2, inks.argb(Ink.DENSITY));
            }
        }
        raster.flush();
    }

    private static int densest(int[] density, int x, int width) {
        int from = (int) ((long) x * density.length / width);
        int to = (int) ((x + 1L) * density.length / width);
        int densest = density[from];
        for (int i = from + 1; i < to; i++) {
            densest = Math.max(densest, density[i]);
        }
        return densest;
    }

    /// Pressed outside of the part that can be seen: that part comes there.
    private void grab(MouseEvent event) {
        var m = model;
        if (m == null || event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        double place = event.getX() / getWidth();
        var seen = m.viewport();
        if (place < seen.from() || place > seen.to()) {
            seen = seen.centredAt(place);
            onView.accept(seen);
        }
        grabbedAt = place - seen.from();
        event.consume();
    }

    private void drag(MouseEvent event) {
        var m = model;
        if (m != null) {
            double from = event.getX() / getWidth() - grabbedAt;
            onView.accept(m.viewport().centredAt(from + m.viewport().size() / 2));
            event.consume();
        }
    }
}

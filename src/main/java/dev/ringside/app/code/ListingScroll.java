package dev.ringside.app.code;

import javafx.scene.control.ScrollPane;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Shows as much of a listing as there is room for, in letters as large as its lines allow, and the
/// marked line wherever that goes.
final class ListingScroll extends ScrollPane {
    /// The width of a letter of the monospaced typeface, in its size.
    private static final double LETTER = 0.6;

    /// The height of a row, in letters of its size; the style sheet says the same.
    private static final double LINE = 1.55;

    /// What a row needs beside its text, in letters of the window's size.
    private static final double BESIDE_EM = 4.9;

    private static final double LARGEST_EM = 0.9375;
    private static final double SMALLEST_EM = 0.78;

    /// Where in the height a line comes that was not to be seen.
    private static final double FROM_TOP = 0.35;

    private final ListingNode lines;
    private int columns = 1;
    private int rows = 1;
    private double letterPx = 16;
    private @Nullable Listing shown;
    private @Nullable Mark followed;

    ListingScroll(ListingNode lines) {
        super(lines);
        this.lines = lines;
        getStyleClass().add("code-scroll");
        setId("code-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(true);
        lines.setOnPlaced(this::follow);
        viewportBoundsProperty().subscribe(this::followAnew);
    }

    /// Shows a program with its mark.
    ///
    /// @param windowPx the size of the window's letters
    void show(Listing program, @Nullable Mark mark, double windowPx) {
        if (!program.equals(shown)) {
            shown = program;
            followed = null;
        }
        columns = Math.max(1, program.columns());
        rows = Math.max(1, program.lines().size());
        letterPx = windowPx;
        lines.show(program, mark);
        fit();
    }

    @Override
    protected void layoutChildren() {
        fit();
        super.layoutChildren();
    }

    private void fit() {
        double wide = (getWidth() - BESIDE_EM * letterPx) / (columns * LETTER);
        double high = (getHeight() - letterPx) / (rows * LINE);
        double fits = high < SMALLEST_EM * letterPx ? wide : Math.min(wide, high);
        double px = Math.clamp(fits, SMALLEST_EM * letterPx, LARGEST_EM * letterPx);
        String style = "-fx-font-size: %.2fpx".formatted(px);
        if (!style.equals(lines.getStyle())) {
            lines.setStyle(style);
        }
    }

    private void followAnew() {
        followed = null;
        lines.requestLayout();
    }

    /// Scrolls if the marked line has changed and is not to be seen.
    private void follow() {
        var row = lines.markedRow();
        double hidden = lines.getHeight() - getViewportBounds().getHeight();
        if (row == null || Objects.equals(lines.mark(), followed)) {
            return;
        }
        followed = lines.mark();
        if (hidden > 0) {
            var bounds = row.getBoundsInParent();
            double top = getVvalue() * hidden;
            double height = getViewportBounds().getHeight();
            if (bounds.getMinY() < top || bounds.getMaxY() > top + height) {
                setVvalue(Math.clamp((bounds.getMinY() - FROM_TOP * height) / hidden, 0.0, 1.0));
            }
        }
    }
}

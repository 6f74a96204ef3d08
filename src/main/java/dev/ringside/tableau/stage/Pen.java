package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.TextMeasure;

import java.util.List;

/// Writes labels into boxes, clipped to the room there is. Sizes and distances are multiples of the
/// smallest letters.
final class Pen {
    /// The sizes of letters: the smallest, running text, and headlines.
    static final double SMALL = 1;

    static final double TEXT = 1.08;
    static final double STRONG = 1.2;
    static final double NAME = 1.5;

    /// How far a line's base is below its middle, as a share of the letter size.
    private static final double HALF_CAPITAL = 0.36;

    /// What is left free so that other ways of measuring do not run over the edge.
    private static final double SAFETY = 0.98;

    /// How much wider than measured a box must be for its text to be left whole.
    static final double LEEWAY = 1.03;

    private final double em;

    Pen(double em) {
        this.em = em;
    }

    /// The size of the smallest letters.
    double em() {
        return em;
    }

    double width(String text, Face face, double size) {
        return TextMeasure.width(text, face, size * em);
    }

    /// A line in the middle of a box's height, at its left edge.
    Label middle(Box box, String text, Face face, double size, boolean muted) {
        return line(box, 0.5, text, face, size, Align.LEFT, muted);
    }

    /// A line centred in a box.
    Label centred(Box box, String text, Face face, double size, boolean muted) {
        return line(box, 0.5, text, face, size, Align.CENTER, muted);
    }

    /// A line whose middle is at a share of a box's height.
    Label line(
            Box box, double at, String text, Face face, double size, Align align, boolean muted) {
        double px = size * em;
        double x =
                switch (align) {
                    case LEFT -> box.x();
                    case CENTER -> box.centerX();
                    case RIGHT -> box.right();
                };
        double baseline = box.y() + at * box.height() + HALF_CAPITAL * px;
        String clipped = TextMeasure.clipped(text, face, px, box.width() * SAFETY);
        return new Label(clipped, x, baseline, px, face, align, muted);
    }

    /// The first of `texts` that fits into a width, or the last, which will be clipped.
    String fitting(double widthPx, Face face, double size, String... texts) {
        for (var text : texts) {
            if (width(text, face, size) <= widthPx * SAFETY) {
                return text;
            }
        }
        return texts[texts.length - 1];
    }

    /// A strong line above a weak one where the box has the height, else the strong one alone.
    List<Label> twoLines(Box box, String strong, String weak, Align align) {
        if (box.height() < 2.3 * em || weak.isEmpty()) {
            double size = Math.clamp(0.86 * box.height() / em, SMALL, TEXT);
            return List.of(line(box, 0.5, strong, Face.BOLD, size, align, false));
        }
        double half = 0.62 * em / box.height();
        return List.of(
                line(box, 0.5 - half, strong, Face.BOLD, TEXT, align, false),
                line(box, 0.5 + half, weak, Face.REGULAR, SMALL, align, true));
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

/// The border of user space as textbooks have it, for 32 bits. It is no part of any recording.
final class BorderDrawing {
    private static final double GAP_EM = 0.35;
    private static final double WIDEST_EM = 36;
    private static final double DRAWN_NAME = 0.4;
    private static final double USER_OF_32 = 0.75;

    private BorderDrawing() {}

    /// What the textbook has: not from this recording, and it says so.
    static void draw(Setting s, Sketch to, Box line) {
        double gap = GAP_EM * s.plan().em();
        String full = s.words().text("fault.drawing");
        double wanted = to.pen().width(full, Face.REGULAR, Pen.SMALL) * Pen.LEEWAY * Pen.LEEWAY;
        double width = Math.min(wanted, line.width() * DRAWN_NAME);
        var words = new Box(line.x(), line.y(), width, line.height());
        String text =
                to.pen()
                        .fitting(
                                width,
                                Face.REGULAR,
                                Pen.SMALL,
                                full,
                                s.words().text("fault.drawing.brief"));
        to.add(
                new Figure("drawing:name", Shape.TEXT, words)
                        .layer(2)
                        .label(to.pen().middle(words, text, Face.REGULAR, Pen.SMALL, true))
                        .describe(full));
        double x = words.right() + gap;
        double all = Math.min(line.right() - x, WIDEST_EM * s.plan().em());
        double user = all * USER_OF_32 - gap;
        part(s, to, "user", new Box(x, line.y(), user, line.height()));
        double next = x + user + gap;
        part(s, to, "kernel", new Box(next, line.y(), x + all - next, line.height()));
    }

    private static void part(Setting s, Sketch to, String key, Box place) {
        String full = s.words().text("fault.drawing." + key);
        String text =
                to.pen()
                        .fitting(
                                place.width() / Pen.LEEWAY,
                                Face.REGULAR,
                                Pen.SMALL,
                                full,
                                s.words().text("fault.drawing." + key + ".brief"));
        to.add(
                new Figure("drawing:" + key, Shape.SLOT, place)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(place, text, Face.REGULAR, Pen.SMALL, true))
                        .describe(full));
    }
}

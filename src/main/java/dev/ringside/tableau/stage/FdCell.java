package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

/// A cell that stands for a descriptor in a set, an array or a list.
enum FdCell {
    /// It is waited for.
    WANTED(Shape.CELL, Tone.PLAIN, false),
    /// It came back: there is something to be done.
    READY(Shape.CELL, Tone.BYTES, true),
    /// It did not come back.
    CLEARED(Shape.SLOT, Tone.MUTED, false);

    private final Shape shape;
    private final Tone tone;
    private final boolean filled;

    FdCell(Shape shape, Tone tone, boolean filled) {
        this.shape = shape;
        this.tone = tone;
        this.filled = filled;
    }

    /// The cell, without words.
    Figure figure(String id, Box box) {
        return new Figure(id, shape, box).tone(tone).filled(filled).layer(2);
    }

    /// The cell with a number.
    void draw(Sketch to, String id, Box box, int fd, String description) {
        var label =
                to.pen()
                        .centred(
                                box,
                                Integer.toString(fd),
                                this == CLEARED ? Face.REGULAR : Face.BOLD,
                                Pen.SMALL,
                                this == CLEARED);
        to.add(figure(id, box).label(label).describe(description));
    }

    /// The last place of a row, which says how many more there are.
    static void more(Setting s, Sketch to, String id, Box box, long count) {
        more(s, to, id, box, count, 2);
    }

    /// The same in a given layer.
    static void more(Setting s, Sketch to, String id, Box box, long count, int layer) {
        String text = s.words().text("more", "count", count);
        to.add(
                new Figure(id, Shape.TEXT, box)
                        .layer(layer)
                        .label(to.pen().centred(box, text, Face.REGULAR, Pen.SMALL, true))
                        .describe(s.words().text("more.rows", "count", count)));
    }
}

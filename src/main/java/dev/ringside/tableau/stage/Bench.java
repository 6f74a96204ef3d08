package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.place.Grid;

import java.util.List;

/// The part of a card on which a program arranges its own affairs: above, who has its turn; below,
/// who waits for a turn.
///
/// ```
///   who has its turn
///   [ a place for one              ]
///   who waits
///   [     ] [     ] [     ] [     ]
/// ```
///
/// @param turnTitle what the upper place is called
/// @param turn the upper place
/// @param shelfTitle what the lower places are called
/// @param shelf where the lower places are
record Bench(Box turnTitle, Box turn, Box shelfTitle, Box shelf) {
    private static final double TITLE_EM = 1.25;
    private static final double HIGHEST_TURN_EM = 3.1;
    private static final double GAP_EM = 0.2;
    private static final double HIGHEST_EM = 3.2;
    private static final double NARROWEST_EM = 6.6;
    private static final double TWO_LINES_EM = 2.3;
    private static final double ONE_LINE_EM = 1.5;

    static Bench of(Box memory, double em) {
        double title = TITLE_EM * em;
        double gap = GAP_EM * em;
        var turnTitle = new Box(memory.x(), memory.y(), memory.width(), title);
        double places = memory.height() - 2 * title - gap;
        double high = Math.min(HIGHEST_TURN_EM * em, places * 0.51);
        var turn = new Box(memory.x(), turnTitle.bottom(), memory.width(), high);
        var shelfTitle = new Box(memory.x(), turn.bottom() + gap, memory.width(), title);
        double rest = memory.bottom() - shelfTitle.bottom();
        var shelf = new Box(memory.x(), shelfTitle.bottom(), memory.width(), rest);
        return new Bench(turnTitle, turn, shelfTitle, shelf);
    }

    /// At most `count` places on the shelf, one row of high ones or several of low ones.
    List<Box> places(int count, double em) {
        double gap = GAP_EM * em;
        int across = Math.max(1, (int) ((shelf.width() + gap) / (NARROWEST_EM * em + gap)));
        int rows = count <= across ? 1 : (int) ((shelf.height() + gap) / (ONE_LINE_EM * em + gap));
        int room = Math.clamp(count, 1, across * Math.max(1, rows));
        int columns = rows <= 1 ? room : Math.ceilDiv(room, rows);
        return Grid.cells(shelf, gap, columns, room, Double.MAX_VALUE, HIGHEST_EM * em);
    }

    /// Whether two lines fit into a place.
    static boolean high(Box place, double em) {
        return place.height() >= TWO_LINES_EM * em;
    }

    /// The names of both, and the empty upper place with what is said in it.
    ///
    /// @param counts what is said beside the name of the upper one, if there is room for it
    void draw(Sketch to, String who, String counts, String waiting, String nobody) {
        title(to, "bench:turn:title", turnTitle, who, counts);
        title(to, "bench:shelf:title", shelfTitle, waiting, "");
        to.add(
                new Figure("bench:turn", Shape.SLOT, turn)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(turn, nobody, Face.REGULAR, Pen.SMALL, true)));
    }

    private static void title(Sketch to, String id, Box box, String name, String beside) {
        var pen = to.pen();
        double width = pen.width(name, Face.BOLD, Pen.SMALL) * Pen.LEEWAY + pen.em();
        double left = Math.max(0, box.width() - width);
        var rest = new Box(box.right() - left, box.y(), left, box.height());
        String said = pen.fitting(left, Face.REGULAR, Pen.SMALL, beside, "");
        to.add(
                new Figure(id, Shape.TEXT, box)
                        .layer(2)
                        .label(pen.middle(box, name, Face.BOLD, Pen.SMALL, false))
                        .label(
                                pen.line(
                                        rest,
                                        0.5,
                                        said,
                                        Face.REGULAR,
                                        Pen.SMALL,
                                        Align.RIGHT,
                                        true)));
    }

    /// An empty place on the shelf, with what is said in it.
    static void slot(Sketch to, String id, Box box, String text) {
        to.add(
                new Figure(id, Shape.SLOT, box)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(box, text, Face.REGULAR, Pen.SMALL, true)));
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.TextMeasure;
import dev.ringside.tableau.place.Grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What is wrong with a tableau, whatever it shows: things that overlap, hide each other, stick out
/// or repeat, and arrows through texts.
final class Faults {
    private static final double TOLERANCE = 0.01;

    private final Tableau tableau;
    private final List<Ink> inks;
    private final List<String> found = new ArrayList<>();

    private Faults(Tableau tableau) {
        this.tableau = tableau;
        this.inks =
                tableau.elements().stream()
                        .flatMap(e -> e.labels().stream().map(l -> new Ink(e, l.text(), ink(l))))
                        .toList();
    }

    static List<String> of(Tableau tableau) {
        var faults = new Faults(tableau);
        faults.sameId();
        faults.outside();
        faults.overlaps();
        faults.textOverText();
        faults.hiddenTexts();
        faults.arrowsThroughTexts();
        faults.inks.forEach(faults::sticksOut);
        return faults.found;
    }

    private void sameId() {
        var ids = new HashSet<String>();
        tableau.elements().stream()
                .map(Element::id)
                .filter(id -> !ids.add(id))
                .forEach(id -> found.add(id + " is there twice"));
    }

    private void outside() {
        var all = new Box(0, 0, tableau.width(), tableau.height());
        for (var e : tableau.elements()) {
            if (!grown(all).contains(e.box()) || e.box().width() < 0 || e.box().height() < 0) {
                found.add(e.id() + " is outside: " + e.box());
            }
        }
        for (var link : tableau.links()) {
            for (var p : link.points()) {
                if (!grown(all).contains(new Box(p.x(), p.y(), 0, 0))) {
                    found.add(link.id() + " leads outside: " + p);
                }
            }
        }
        for (var flight : tableau.flights()) {
            flight.path().stream()
                    .filter(box -> !grown(all).contains(box))
                    .forEach(box -> found.add(flight.id() + " flies outside: " + box));
        }
    }

    private void overlaps() {
        var elements = tableau.elements();
        for (int i = 0; i < elements.size(); i++) {
            for (int j = i + 1; j < elements.size(); j++) {
                var one = elements.get(i);
                var other = elements.get(j);
                if (one.layer() == other.layer() && shrunk(one.box()).overlaps(other.box())) {
                    found.add(one.id() + " overlaps " + other.id());
                }
            }
        }
    }

    private void textOverText() {
        for (int i = 0; i < inks.size(); i++) {
            var one = inks.get(i);
            for (int j = i + 1; j < inks.size(); j++) {
                var other = inks.get(j);
                if (shrunk(one.box()).overlaps(other.box())) {
                    found.add("'" + one.text() + "' lies over '" + other.text() + "'");
                }
            }
        }
    }

    /// Texts that were cut because nothing shorter was said.
    static List<String> cut(Tableau tableau) {
        return tableau.elements().stream()
                .flatMap(e -> e.labels().stream())
                .map(Label::text)
                .filter(text -> text.endsWith("…") && !text.endsWith(" …"))
                .toList();
    }

    private void hiddenTexts() {
        var covers = tableau.elements().stream().filter(Faults::moves).toList();
        for (var ink : inks) {
            covers.stream()
                    .filter(c -> c.layer() > ink.on().layer() && c.box().overlaps(ink.box()))
                    .forEach(c -> found.add(c.id() + " hides '" + ink.text() + "'"));
        }
    }

    /// Ways lead behind what moves, and behind nothing else.
    private void arrowsThroughTexts() {
        var texts = inks.stream().filter(ink -> !moves(ink.on())).toList();
        for (var link : tableau.withWays().links()) {
            for (int i = 1; i < link.points().size(); i++) {
                var a = link.points().get(i - 1);
                var b = link.points().get(i);
                texts.stream()
                        .filter(ink -> crosses(a, b, ink.box()))
                        .forEach(ink -> found.add(link.id() + " crosses '" + ink.text() + "'"));
            }
        }
    }

    private static boolean moves(Element e) {
        return e.layer() > 2 && e.shape() != Shape.TEXT;
    }

    /// Whether a straight line touches a box: by halving it until the halves are tiny.
    private static boolean crosses(Point a, Point b, Box box) {
        var around =
                new Box(
                        Math.min(a.x(), b.x()) - TOLERANCE,
                        Math.min(a.y(), b.y()) - TOLERANCE,
                        Math.abs(a.x() - b.x()) + 2 * TOLERANCE,
                        Math.abs(a.y() - b.y()) + 2 * TOLERANCE);
        if (!around.overlaps(box)) {
            return false;
        }
        if (Math.min(around.width(), around.height()) < 1) {
            return true;
        }
        var middle = new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
        return crosses(a, middle, box) || crosses(middle, b, box);
    }

    private void sticksOut(Ink ink) {
        if (!grown(ink.on().box()).contains(ink.box())) {
            found.add("'" + ink.text() + "' sticks out of " + ink.on().id());
        }
    }

    /// The letters of a label.
    ///
    /// @param on whose label it is
    private record Ink(Element on, String text, Box box) {}

    /// Where the letters of a label are, without what hangs below the line.
    private static Box ink(Label label) {
        double width = TextMeasure.width(label.text(), label.face(), label.sizePx());
        double x =
                switch (label.align()) {
                    case LEFT -> label.x();
                    case CENTER -> label.x() - width / 2;
                    case RIGHT -> label.x() - width;
                };
        double capitals = 0.73 * label.sizePx();
        return new Box(x, label.baseline() - capitals, width, capitals);
    }

    private static Box grown(Box box) {
        return Grid.inset(box, -TOLERANCE);
    }

    private static Box shrunk(Box box) {
        return Grid.inset(box, TOLERANCE);
    }
}

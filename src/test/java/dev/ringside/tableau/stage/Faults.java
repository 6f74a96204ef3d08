package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.TextMeasure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What is wrong with a tableau, whatever it shows: things that overlap, stick out or repeat.
final class Faults {
    private static final double TOLERANCE = 0.01;

    private final Tableau tableau;
    private final List<String> found = new ArrayList<>();

    private Faults(Tableau tableau) {
        this.tableau = tableau;
    }

    static List<String> of(Tableau tableau) {
        var faults = new Faults(tableau);
        faults.sameId();
        faults.outside();
        faults.overlaps();
        faults.textOverText();
        tableau.elements().forEach(e -> e.labels().forEach(label -> faults.label(e, label)));
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
        var labels = tableau.elements().stream().flatMap(e -> e.labels().stream()).toList();
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                if (shrunk(ink(labels.get(i))).overlaps(ink(labels.get(j)))) {
                    found.add(
                            "'"
                                    + labels.get(i).text()
                                    + "' lies over '"
                                    + labels.get(j).text()
                                    + "'");
                }
            }
        }
    }

    private void label(Element e, Label label) {
        if (!grown(e.box()).contains(ink(label))) {
            found.add("'" + label.text() + "' sticks out of " + e.id());
        }
    }

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

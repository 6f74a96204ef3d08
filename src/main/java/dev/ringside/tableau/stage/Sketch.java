package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Flight;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tableau;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tableau in the making. Lives only while a tableau is laid out.
final class Sketch {
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Flight> flights = new ArrayList<>();
    private final Pen pen;

    Sketch(double em) {
        this.pen = new Pen(em);
    }

    /// For labels.
    Pen pen() {
        return pen;
    }

    void add(Figure figure) {
        var element = figure.element();
        if (elements.put(element.id(), element) != null) {
            throw new IllegalStateException(element.id() + " is drawn twice");
        }
    }

    void add(Link link) {
        links.add(link);
    }

    void add(Flight flight) {
        flights.add(flight);
    }

    /// Where something is that was added.
    Optional<Box> box(String id) {
        return Optional.ofNullable(elements.get(id)).map(Element::box);
    }

    /// Whether anything was added whose id begins with `prefix`.
    boolean has(String prefix) {
        return elements.keySet().stream().anyMatch(id -> id.startsWith(prefix));
    }

    /// Whether an arrow of that id was added.
    boolean hasLink(String id) {
        return links.stream().anyMatch(link -> link.id().equals(id));
    }

    /// The right edge of what was added whose ids begin with `prefix`, or `left` without any.
    double right(String prefix, double left) {
        return elements.values().stream()
                .filter(e -> e.id().startsWith(prefix))
                .mapToDouble(e -> e.box().right())
                .reduce(left, Math::max);
    }

    /// A line of text that is an element of its own, in a box with room for it.
    void heading(String id, Box box, String text, Label.Face face, double size, boolean muted) {
        var label = pen.middle(box, text, face, size, muted);
        add(new Figure(id, Shape.TEXT, box).layer(1).label(label));
    }

    /// The same inside a box: one layer higher.
    void caption(String id, Box box, String text) {
        var label = pen.middle(box, text, Label.Face.REGULAR, Pen.SMALL, true);
        add(new Figure(id, Shape.TEXT, box).layer(2).label(label));
    }

    Tableau tableau(double width, double height) {
        var sorted =
                elements.values().stream().sorted(Comparator.comparingInt(Element::layer)).toList();
        return new Tableau(width, height, sorted, List.copyOf(links), List.copyOf(flights));
    }
}

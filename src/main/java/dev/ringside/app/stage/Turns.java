package dev.ringside.app.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Flight;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tableau;

import java.util.List;

/// When each element changes in one transition. What bytes set out from is there before they fly,
/// and stays until they are home when time runs back; everything else waits for them to arrive.
///
/// @param way in which direction the transition goes
/// @param flying whether bytes fly meanwhile
/// @param sources the boxes of the elements that the first leg of a flight touches
record Turns(Transition.Way way, boolean flying, List<Box> sources) {
    static Turns of(Tableau before, Tableau next, Transition.Way way) {
        return switch (way) {
            case FORWARD -> of(next, way);
            case BACKWARD -> of(before, way);
            case JUMP, FADE -> new Turns(way, false, List.of());
        };
    }

    private static Turns of(Tableau flown, Transition.Way way) {
        var sources =
                flown.elements().stream()
                        .filter(e -> e.shape() != Shape.BAND)
                        .map(Element::box)
                        .filter(box -> flown.flights().stream().anyMatch(f -> leaves(f, box)))
                        .toList();
        return new Turns(way, !flown.flights().isEmpty(), sources);
    }

    /// For an element that the next tableau has.
    Turn shown(Element element) {
        boolean early = way == Transition.Way.FORWARD && isSource(element);
        return early ? Turn.EARLY : flying ? Turn.LATE : Turn.USUAL;
    }

    /// For an element that vanishes.
    Turn vanishing(Element element) {
        boolean late = way == Transition.Way.BACKWARD && isSource(element);
        return late ? Turn.LATE : Turn.USUAL;
    }

    /// Whether bytes set out from an element, or from what it is a part of.
    private boolean isSource(Element element) {
        return sources.stream().anyMatch(source -> source.contains(element.box()));
    }

    /// Whether the first leg of a flight, which goes straight, touches `box`.
    private static boolean leaves(Flight flight, Box box) {
        var from = flight.path().get(0);
        var to = flight.path().get(1);
        return Math.min(from.centerX(), to.centerX()) <= box.right()
                && Math.max(from.centerX(), to.centerX()) >= box.x()
                && Math.min(from.centerY(), to.centerY()) <= box.bottom()
                && Math.max(from.centerY(), to.centerY()) >= box.y();
    }
}

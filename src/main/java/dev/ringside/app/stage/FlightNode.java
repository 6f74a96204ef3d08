package dev.ringside.app.stage;

import dev.ringside.tableau.Flight;

import javafx.scene.CacheHint;
import javafx.scene.control.Label;

/// Bytes on their way.
final class FlightNode extends Label {
    private static final double FIRST = 0.1;
    private static final double LAST = 0.88;
    private static final double STAGGER = 0.5;

    private final Route route;
    private final double from;
    private final double to;

    /// @param place which of `count` flights of the same transition it is, from 0; each begins when
    ///   the one before is half-way
    /// @param home whether it flies back
    FlightNode(Flight flight, int place, int count, boolean home) {
        super(flight.label());
        this.route = Route.through(flight.path(), home);
        double length = (LAST - FIRST) / (1 + (count - 1) * STAGGER);
        int turn = home ? count - 1 - place : place;
        this.from = FIRST + turn * STAGGER * length;
        this.to = from + length;
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleText(flight.description());
        getStyleClass().setAll("flight");
        if (flight.inferred()) {
            getStyleClass().add("inferred");
        }
        setCache(true);
        setCacheHint(CacheHint.SPEED);
        setOpacity(0);
    }

    void at(double fraction) {
        double part = Easing.part(fraction, from, to);
        var place = route.at(Easing.gentle(part));
        autosize();
        relocate(place.x() - getWidth() / 2, place.y() - getHeight() / 2);
        double in = Easing.part(part, 0, 0.08);
        double out = 1 - Easing.part(part, 0.94, 1);
        setOpacity(Math.min(in, out));
    }
}

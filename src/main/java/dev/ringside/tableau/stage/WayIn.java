package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;

import java.util.ArrayList;
import java.util.List;

/// The way of bytes from kernel space across the gate into the memory of a task.
final class WayIn {
    /// How far below a card a way turns that does not end above where it crosses the gate.
    private static final double BELOW_CARD_EM = 0.35;

    private WayIn() {}

    /// From the lane above kernel space through a task's call into its buffer, or to its card where
    /// there is no room for a buffer.
    static List<Box> of(Setting s, Sketch to, int tid) {
        int place = s.roster().tasks().indexOf(tid);
        if (place < 0) {
            return List.of();
        }
        var card = s.plan().above().cards().get(place);
        var lanes = s.plan().places().lanes();
        double side = s.plan().em();
        var end = to.box("buffer:" + tid).or(() -> to.box("buffer:" + tid + ":text")).orElse(card);
        double within = Math.min(side, end.width() / 2);
        double x = crossing(s, to, tid, end.x() + within);
        double up = Math.clamp(x, end.x() + within, end.right() - within);
        var way = new ArrayList<Box>();
        way.add(Flights.turn(x, lanes.head()));
        if (Math.abs(up - x) > 0.5) {
            double y = card.bottom() + BELOW_CARD_EM * side;
            way.add(Flights.turn(x, y));
            way.add(Flights.turn(up, y));
        }
        way.add(above(end, up));
        return way;
    }

    /// Where a way crosses the gate: through a task's call, or beside it where below it stands the
    /// name of the band, or where it is over and somebody else's is in the way.
    ///
    /// @param wanted where it would be straight
    private static double crossing(Setting s, Sketch to, int tid, double wanted) {
        var call = s.plan().above().calls().get(s.roster().tasks().indexOf(tid));
        if (to.box("call:" + tid).isEmpty() && isBetweenOthers(s, to, call)) {
            return call.right() + s.plan().places().lanes().step();
        }
        double side = s.plan().em();
        double near = s.plan().places().lanes().near();
        double least = Math.max(near, call.x() + side); // on its left are names
        return Math.max(least, Math.min(wanted, call.right() - side));
    }

    /// Whether the call of another task stands above or below the place of a call.
    private static boolean isBetweenOthers(Setting s, Sketch to, Box call) {
        return s.roster().tasks().stream()
                .flatMap(tid -> to.box("call:" + tid).stream())
                .anyMatch(other -> other.x() < call.right() && call.x() < other.right());
    }

    /// The part of a box that is above a way that comes up at `x`.
    private static Box above(Box box, double x) {
        double half = Math.min(x - box.x(), box.right() - x);
        return half <= 0 ? box : new Box(x - half, box.y(), 2 * half, box.height());
    }
}

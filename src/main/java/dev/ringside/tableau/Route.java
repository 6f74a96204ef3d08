package dev.ringside.tableau;

import dev.ringside.tableau.Link.Point;

import java.util.ArrayList;
import java.util.List;

/// Ways with turns, from box to box.
public final class Route {
    private Route() {}

    /// The way through the middles of `boxes`, from the edge of the first one to the edge of the
    /// last.
    public static List<Point> through(List<Box> boxes) {
        var way = new ArrayList<Point>();
        way.add(edge(boxes.getFirst(), middle(boxes.get(1))));
        boxes.subList(1, boxes.size() - 1).forEach(box -> way.add(middle(box)));
        way.add(edge(boxes.getLast(), middle(boxes.get(boxes.size() - 2))));
        return turns(way);
    }

    /// The same way without the points that are no turns: those that it returns from, too.
    public static List<Point> turns(List<Point> way) {
        var turns = new ArrayList<Point>();
        for (var point : way) {
            while (turns.size() >= 2
                    && inLine(turns.get(turns.size() - 2), turns.getLast(), point)) {
                turns.removeLast();
            }
            if (turns.isEmpty() || !turns.getLast().equals(point)) {
                turns.add(point);
            }
        }
        return List.copyOf(turns);
    }

    private static Point middle(Box box) {
        return new Point(box.centerX(), box.centerY());
    }

    /// Where the line from the middle of `box` to `to` leaves it.
    private static Point edge(Box box, Point to) {
        double dx = to.x() - box.centerX();
        double dy = to.y() - box.centerY();
        double share =
                Math.min(
                        dx == 0 ? Double.MAX_VALUE : box.width() / 2 / Math.abs(dx),
                        dy == 0 ? Double.MAX_VALUE : box.height() / 2 / Math.abs(dy));
        return share >= 1
                ? middle(box)
                : new Point(box.centerX() + dx * share, box.centerY() + dy * share);
    }

    private static boolean inLine(Point a, Point b, Point c) {
        return (a.x() == b.x() && b.x() == c.x()) || (a.y() == b.y() && b.y() == c.y());
    }
}

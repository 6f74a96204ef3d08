package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link.Point;

import java.util.ArrayList;
import java.util.List;

/// The free lanes of a crowded kernel space. Arrows and bytes keep to them, so that they cross no
/// text.
///
/// ```
///            ┌──────────────── head ───────────────┐
///   [cpus]   │ [ mechanism ]                       │ [queue][queue][queue]
///   ── row ──┤                                     ├──────────────────────
///   [queues] │ [ waiting   ]                       │ [queue][queue]
///           near                                  far      (a gutter below each row)
/// ```
///
/// @param near the x of the lane between the CPUs and what the middle shows
/// @param far the x of the lane between that and the receive queues
/// @param head the y of the lane above all
/// @param row the y of the lane between the CPUs and their run queues
/// @param gutter how far below a receive queue its lane is
record Lanes(double near, double far, double head, double row, double gutter) {
    Lanes scaled(double em) {
        return new Lanes(
                Math.rint(near * em),
                Math.rint(far * em),
                Math.rint(head * em),
                Math.rint(row * em),
                Math.rint(gutter * em));
    }

    /// The turns of a way from one place to another, both of which it begins and ends at.
    List<Point> way(Box from, Box to) {
        var way = new ArrayList<Point>(toCrossing(from));
        way.addAll(toCrossing(to).reversed());
        return straightened(way);
    }

    /// The turns of the way from a receive queue to something left of the far lane.
    ///
    /// @param aside how far it keeps from the middle of the lanes
    List<Point> fromQueue(Box queue, Point to, double aside) {
        double x = queue.centerX() - aside;
        double below = queue.bottom() + gutter - aside / 2;
        return straightened(
                List.of(
                        new Point(x, queue.bottom()),
                        new Point(x, below),
                        new Point(far - aside, below),
                        new Point(far - aside, to.y()),
                        to));
    }

    /// From a place to where the row meets the near lane.
    private List<Point> toCrossing(Box box) {
        var crossing = new Point(near, row);
        if (box.right() <= near) {
            boolean above = box.bottom() <= row;
            double x = above ? box.centerX() : box.right() - 0.12 * box.width();
            return List.of(
                    new Point(x, above ? box.bottom() : box.y()), new Point(x, row), crossing);
        }
        var door = new Point(box.x(), box.centerY());
        if (box.right() <= far) {
            return List.of(door, new Point(near, door.y()), crossing);
        }
        return List.of(
                door,
                new Point(far, door.y()),
                new Point(far, head),
                new Point(near, head),
                crossing);
    }

    /// Without the points that are no turns: those that the way returns from, too.
    private static List<Point> straightened(List<Point> way) {
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
        return noCurve(turns);
    }

    private static boolean inLine(Point a, Point b, Point c) {
        return (a.x() == b.x() && b.x() == c.x()) || (a.y() == b.y() && b.y() == c.y());
    }

    /// Four points would be taken for a curve; a fifth in the middle of a part changes nothing.
    private static List<Point> noCurve(List<Point> turns) {
        if (turns.size() != 4) {
            return List.copyOf(turns);
        }
        var a = turns.get(1);
        var b = turns.get(2);
        var middle = new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
        return List.of(turns.get(0), a, middle, b, turns.get(3));
    }
}

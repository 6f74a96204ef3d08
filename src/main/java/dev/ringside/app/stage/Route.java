package dev.ringside.app.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link.Point;

import java.util.List;

/// A way through the middles of some boxes.
final class Route {
    private final List<Point> points;
    private final double[] lengths;

    private Route(List<Point> points) {
        this.points = points;
        this.lengths = new double[points.size()];
        for (int i = 1; i < points.size(); i++) {
            var a = points.get(i - 1);
            var b = points.get(i);
            lengths[i] = lengths[i - 1] + Math.hypot(b.x() - a.x(), b.y() - a.y());
        }
    }

    /// @param home whether the way goes from the last box to the first
    static Route through(List<Box> boxes, boolean home) {
        var points = boxes.stream().map(b -> new Point(b.centerX(), b.centerY())).toList();
        return new Route(home ? points.reversed() : points);
    }

    /// The place after this share of the way, from 0 to 1.
    Point at(double share) {
        double gone = share * lengths[lengths.length - 1];
        int i = 1;
        while (i < points.size() - 1 && lengths[i] < gone) {
            i++;
        }
        var a = points.get(i - 1);
        var b = points.get(i);
        double part =
                lengths[i] == lengths[i - 1]
                        ? 1
                        : (gone - lengths[i - 1]) / (lengths[i] - lengths[i - 1]);
        return new Point(a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part);
    }
}

package dev.ringside.tableau;

import dev.ringside.tableau.Link.Point;

import java.util.List;

/// Curves from box to box, between the sides that face each other.
public final class Route {
    /// How many times its own height something must be away to be above or below rather than
    /// beside.
    private static final double FAR = 3;

    private Route() {}

    /// The start, two control points and the end of a curve.
    public static List<Point> between(Box from, Box to) {
        double across = Math.max(to.x() - from.right(), from.x() - to.right());
        double along = Math.max(to.y() - from.bottom(), from.y() - to.bottom());
        if (across < 0) {
            return upOrDown(from, to);
        }
        return along > FAR * from.height() ? outAndUp(from, to) : sideways(from, to);
    }

    /// Leaves sideways, but arrives from above or below.
    private static List<Point> outAndUp(Box from, Box to) {
        boolean right = to.x() >= from.right();
        boolean down = to.centerY() > from.centerY();
        var start = new Point(right ? from.right() : from.x(), from.centerY());
        var end = new Point(to.centerX(), down ? to.y() : to.bottom());
        double rise = end.y() - start.y();
        return List.of(
                start,
                new Point(start.x() + (end.x() - start.x()) * 0.15, start.y()),
                new Point(end.x(), end.y() - rise * 0.45),
                end);
    }

    private static List<Point> sideways(Box from, Box to) {
        boolean right = to.x() >= from.right();
        double apart = Math.abs(from.centerY() - to.centerY());
        boolean level = apart < Math.min(from.height(), to.height()) / 5;
        var start = new Point(right ? from.right() : from.x(), from.centerY());
        var end = new Point(right ? to.x() : to.right(), level ? from.centerY() : to.centerY());
        double bend = (end.x() - start.x()) / 2;
        return List.of(
                start,
                new Point(start.x() + bend, start.y()),
                new Point(end.x() - bend, end.y()),
                end);
    }

    private static List<Point> upOrDown(Box from, Box to) {
        boolean down = to.centerY() > from.centerY();
        double left = Math.max(from.x(), to.x());
        double shared = Math.min(from.right(), to.right()) - left;
        // Two that change places pass each other.
        double middle = left + shared * (down ? 0.78 : 0.6);
        var start = new Point(middle, down ? from.bottom() : from.y());
        var end = new Point(middle, down ? to.y() : to.bottom());
        double bend = (end.y() - start.y()) / 2;
        return List.of(
                start,
                new Point(start.x(), start.y() + bend),
                new Point(end.x(), end.y() - bend),
                end);
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Route;

import java.util.List;

/// An arrow for each observed control block that moved with the news: from where it stood to where
/// it stands. The way into a wait queue is dashed, for that it leads there is inferred.
final class Moves implements Contribution {
    private static final double FAR_EM = 9;

    @Override
    public void draw(Setting s, Sketch to) {
        var before = Standing.of(s.moment().before(), s.roster(), s.plan());
        for (int tid : s.roster().tasks()) {
            var from = before.boxes().get(tid);
            var here = s.standing().boxes().get(tid);
            var task = s.machine().task(tid);
            if (from != null && here != null && task.isPresent() && apart(from, here)) {
                to.add(link(s, task.get(), from, here));
            }
        }
    }

    /// A block that only changes its size, or makes room in the same queue, needs no arrow.
    private static boolean apart(Box from, Box here) {
        return !from.overlaps(here)
                && Math.abs(from.centerX() - here.centerX())
                                + Math.abs(from.centerY() - here.centerY())
                        > here.height() * 1.5;
    }

    private static Link link(Setting s, Task task, Box from, Box here) {
        String text =
                s.words()
                        .text(
                                "move.describe",
                                "task",
                                s.names().task(task.tid()),
                                "state",
                                s.state(task));
        return new Link(
                "move:" + task.tid(),
                way(s.plan(), from, here),
                Setting.tone(task),
                task.state().blocked(),
                true,
                text);
    }

    /// Ways keep out of texts: a long one leads through the aisle between the rows.
    private static List<Point> way(Plan plan, Box from, Box here) {
        var lanes = plan.places().lanes();
        if (lanes != null) {
            boolean atCpus = Math.max(from.right(), here.right()) <= lanes.near();
            return atCpus ? Route.between(from, here) : lanes.way(from, here);
        }
        double across = Math.max(here.x() - from.right(), from.x() - here.right());
        return across < FAR_EM * plan.em() ? Route.between(from, here) : aisle(plan, from, here);
    }

    /// A curve whose middle runs along the aisle.
    private static List<Point> aisle(Plan plan, Box from, Box here) {
        var start = door(plan, from);
        var end = door(plan, here);
        double middle = plan.places().aisle().centerY();
        // Where the control points must be for the middle of the curve, an eighth of each end and
        // three quarters of them, to come to lie there.
        double bend = (middle - (start.y() + end.y()) / 8) / 0.75;
        // Titles are on the lower row: there the curve comes and goes steeply.
        double along = (end.x() - start.x()) * 0.6;
        double first = start.x() + (isAbove(plan, from) ? along : 0);
        double second = end.x() - (isAbove(plan, here) ? along : 0);
        return List.of(start, new Point(first, bend), new Point(second, bend), end);
    }

    /// Where a box opens to the aisle: below the upper row; above the lower row, beside the title.
    private static Point door(Plan plan, Box box) {
        return isAbove(plan, box)
                ? new Point(box.centerX(), box.bottom())
                : new Point(box.right() - plan.em(), box.y());
    }

    private static boolean isAbove(Plan plan, Box box) {
        return box.bottom() <= plan.places().aisle().y();
    }
}

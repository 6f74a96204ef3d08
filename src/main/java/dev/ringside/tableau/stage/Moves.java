package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Route;
import dev.ringside.tableau.place.Places.SocketPlace;
import dev.ringside.tableau.place.Plan;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.Switched;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An arrow for each observed control block that moved with the news: from where it stood to where
/// it stands. The way into a wait queue is dashed, for that it leads there is inferred.
final class Moves implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        var before = Standing.of(s.moment().before(), s.roster(), s.plan());
        for (int tid : s.roster().tasks()) {
            var from = before.boxes().get(tid);
            var here = s.standing().boxes().get(tid);
            var task = s.machine().task(tid);
            if (from != null && here != null && task.isPresent() && apart(from, here)) {
                var earlier = s.moment().before().task(tid);
                if (earlier.isEmpty() || !stays(earlier.get(), task.get())) {
                    to.add(link(s, task.get(), from, here));
                }
            }
        }
    }

    /// Whether nothing happened to a task; it makes room for others in the same queue.
    private static boolean stays(Task before, Task after) {
        return before.state() == after.state()
                && before.placement().cpu() == after.placement().cpu()
                && before.placement().sinceNanos() == after.placement().sinceNanos();
    }

    /// A block that only changes its size, or is a little elsewhere, needs no arrow.
    private static boolean apart(Box from, Box here) {
        return !from.overlaps(here)
                && Math.abs(from.centerX() - here.centerX())
                                + Math.abs(from.centerY() - here.centerY())
                        > here.height() * 1.5;
    }

    /// Whether the way into or off its CPU is none of the recorded facts, but follows from them.
    private static boolean inferred(Setting s, Task task) {
        Switched last = null;
        for (var event : s.moment().news()) {
            if (event instanceof Switched e && (e.out() == task.tid() || e.in() == task.tid())) {
                last = e;
            }
        }
        return last != null && last.at().source().evidence() == Evidence.INFERRED;
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
                way(s, task, from, here),
                Setting.tone(task),
                task.state().blocked() || inferred(s, task),
                true,
                text);
    }

    /// From place to place along the aisle between the rows, so that it crosses no text and nobody
    /// else's block.
    private static List<Point> way(Setting s, Task task, Box from, Box here) {
        var plan = s.plan();
        var way = new ArrayList<>(toAisle(plan, from, true));
        var queue = queue(plan, from);
        if (queue != null && taken(s, task, from)) {
            // Others have moved up: it begins beside the head of the queue, not at one of them.
            way.removeFirst();
            way.set(0, new Point(way.getFirst().x(), queue.y()));
        }
        way.addAll(toAisle(plan, here, false).reversed());
        return Route.turns(way);
    }

    /// Whether somebody else stands by now where a task stood.
    private static boolean taken(Setting s, Task task, Box from) {
        return s.standing().boxes().entrySet().stream()
                .anyMatch(e -> e.getKey() != task.tid() && e.getValue().overlaps(from));
    }

    /// The queue of the lower row that a place belongs to.
    private static @Nullable Box queue(Plan plan, Box place) {
        var places = plan.places();
        return Stream.of(
                        places.runQueues().stream(),
                        Stream.of(places.waiting(), places.elsewhere()),
                        places.sockets().stream().map(SocketPlace::waiting))
                .flatMap(all -> all)
                .filter(queue -> queue.overlaps(place))
                .findFirst()
                .orElse(null);
    }

    /// From a place to the aisle. Who leaves a CPU and who comes to it pass each other; who comes
    /// has the longer last part, for it has a head.
    private static List<Point> toAisle(Plan plan, Box box, boolean leaving) {
        var lanes = plan.places().lanes();
        double y = box.centerY();
        if (box.bottom() < lanes.tasks()) {
            double x = box.right() - (leaving ? 1 : 2) * lanes.step();
            return List.of(new Point(x, box.bottom()), new Point(x, lanes.tasks()));
        }
        if (box.right() <= lanes.near()) {
            double x = besideRunQueue(plan, box, leaving);
            double edge = x < box.x() ? box.x() : box.right();
            return List.of(new Point(edge, y), new Point(x, y), new Point(x, lanes.tasks()));
        }
        double x = box.x() - (startsColumn(plan, box) ? 2 : 1.2) * lanes.step();
        return List.of(new Point(box.x(), y), new Point(x, y), new Point(x, lanes.tasks()));
    }

    /// Whether there is a whole free lane on the left of a place in the lower row.
    private static boolean startsColumn(Plan plan, Box box) {
        var places = plan.places();
        return Stream.concat(
                        Stream.of(places.waiting(), places.elsewhere()),
                        places.sockets().stream().map(SocketPlace::waiting))
                .anyMatch(place -> Math.abs(place.x() - box.x()) < 1);
    }

    /// On the right, below the place on the CPU where a way from there leads to; on the left, if
    /// there are others in between.
    private static double besideRunQueue(Plan plan, Box box, boolean leaving) {
        var places = plan.places();
        double step = places.lanes().step();
        for (int i = 0; i < places.cpus().size(); i++) {
            if (Math.abs(places.runQueues().get(i).right() - box.right()) < 1) {
                return places.cpus().get(i).right() - (leaving ? 3 : 2) * step;
            }
        }
        return box.x() - step;
    }
}

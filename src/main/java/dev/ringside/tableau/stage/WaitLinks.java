package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Route;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.cast.WatchedFds;
import dev.ringside.tableau.place.Lanes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where there are many sockets: the wait queues that a task is in. In `select` and `poll` one
/// control block waits in the queue of each descriptor, so lines lead from it to all of them. They
/// are dashed, for they follow from the call; they begin at the control block, so that their dashes
/// fall on one another where they share a way.
final class WaitLinks implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        var lanes = s.plan().places().lanes();
        if (s.plan().roomySockets()) {
            return;
        }
        for (var task : s.standing().waiting()) {
            var block = s.standing().of(task.tid()).orElse(null);
            if (block != null) {
                links(s, to, lanes, task, block);
            }
        }
    }

    /// A trunk from the block along the far lane, and a branch from there to each queue. No two of
    /// them lie on each other, for dashes would fill each other's gaps.
    private static void links(Setting s, Sketch to, Lanes lanes, Task task, Box block) {
        var ends = ends(s, lanes, task);
        if (ends.isEmpty()) {
            return;
        }
        double x = lanes.far() - lanes.step();
        double side = lanes.side() - lanes.step();
        double y = block.centerY();
        double top = ends.stream().mapToDouble(e -> e.way().getFirst().y()).min().orElse(y);
        var trunk = new ArrayList<Point>();
        trunk.add(new Point(block.right(), y));
        trunk.add(new Point(x, y));
        trunk.add(new Point(x, lanes.bytes()));
        if (top < lanes.bytes()) {
            trunk.add(new Point(side, lanes.bytes()));
            trunk.add(new Point(side, top));
        }
        link(s, to, task, "trunk", Route.turns(trunk));
        ends.forEach(e -> link(s, to, task, e.id(), e.way()));
    }

    /// Where the links of a task end.
    private static List<End> ends(Setting s, Lanes lanes, Task task) {
        var place = s.machine().waitPlace(task).orElse(null);
        var ends = new ArrayList<End>();
        var tiles = s.shown().tiles();
        var branches = new HashMap<Double, Double>();
        for (int i = 0; i < tiles.size(); i++) {
            if (waits(task, place, tiles.get(i))) {
                var queue = s.plan().places().sockets().get(i).receive();
                String id = Long.toString(tiles.get(i).object());
                ends.add(new End(id, branch(queue, lanes, branches)));
            }
        }
        if (place instanceof WaitPlace.OfSet && !s.shown().map().isEmpty()) {
            var map = s.plan().places().map();
            var start = new Point(lanes.side() - lanes.step(), map.y() + s.plan().em());
            ends.add(new End("map", List.of(start, new Point(map.x(), start.y()))));
        }
        return ends;
    }

    /// From the end of the branch before it in the same row, or from the trunk.
    ///
    /// @param branches how far each row's branches reach by now, by their y
    private static List<Point> branch(Box queue, Lanes lanes, Map<Double, Double> branches) {
        double y = lanes.below(queue);
        double x = queue.centerX();
        double start = branches.getOrDefault(y, lanes.trunk(y) - lanes.step());
        branches.put(y, x);
        return List.of(new Point(start, y), new Point(x, y), new Point(x, queue.bottom()));
    }

    /// One end of the links.
    ///
    /// @param id of what it is the end
    /// @param way the way to it
    private record End(String id, List<Point> way) {}

    private static boolean waits(Task task, @Nullable WaitPlace place, Endpoint socket) {
        return switch (place) {
            case WaitPlace.OfDescriptor(_, Long object) ->
                    object != null && object == socket.object();
            case WaitPlace.OfSet _ -> {
                var watch = task.watch();
                yield watch != null && new WatchedFds(watch.set()).contains(socket.fd());
            }
            case WaitPlace.OfEpoll _, WaitPlace.OfRing _, WaitPlace.OfTimer _ -> false;
            case WaitPlace.OfPage _, WaitPlace.OfFutex _, WaitPlace.OfJob _, WaitPlace.OfLock _ ->
                    false;
            case WaitPlace.Elsewhere _ -> false;
            case null -> false;
        };
    }

    private static void link(Setting s, Sketch to, Task task, String id, List<Point> way) {
        to.add(
                new Link(
                        "wait:" + task.tid() + ":" + id,
                        way,
                        Tone.BLOCKED,
                        true,
                        false,
                        s.words().text("wait.link", "task", s.names().task(task.tid()))));
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.cast.WatchedFds;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Where there are many sockets: the wait queues that a task is in. In `select` and `poll` one
/// control block waits in the queue of each descriptor, so lines lead from it to all of them. They
/// are dashed, for they follow from the call; they begin at the control block, so that their dashes
/// fall on one another where they share a way.
final class WaitLinks implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        var lanes = s.plan().places().lanes();
        if (lanes == null) {
            return;
        }
        for (var task : s.standing().waiting()) {
            var block = s.standing().of(task.tid()).orElse(null);
            if (block != null) {
                links(s, to, lanes, task, block);
            }
        }
    }

    private static void links(Setting s, Sketch to, Lanes lanes, Task task, Box block) {
        var place = s.machine().waitPlace(task).orElse(null);
        var end = new Point(block.right(), block.centerY());
        var tiles = s.shown().tiles();
        for (int i = 0; i < tiles.size(); i++) {
            if (waits(task, place, tiles.get(i))) {
                var queue = s.plan().places().sockets().get(i).receive();
                link(s, to, task, tiles.get(i).object(), lanes.fromQueue(queue, end, 0).reversed());
            }
        }
        if (place instanceof WaitPlace.OfSet && !s.shown().map().isEmpty()) {
            var map = s.plan().places().map();
            var start = new Point(map.x(), map.y() + s.plan().em());
            var way = new ArrayList<Point>();
            way.add(start);
            way.add(new Point(lanes.far(), start.y()));
            way.add(new Point(lanes.far(), (start.y() + end.y()) / 2));
            way.add(new Point(lanes.far(), end.y()));
            way.add(end);
            link(s, to, task, -1, way.reversed());
        }
    }

    private static boolean waits(Task task, @Nullable WaitPlace place, Endpoint socket) {
        return switch (place) {
            case WaitPlace.OfDescriptor(_, Long object) ->
                    object != null && object == socket.object();
            case WaitPlace.OfSet _ -> {
                var watch = task.watch();
                yield watch != null && new WatchedFds(watch.set()).contains(socket.fd());
            }
            case WaitPlace.OfEpoll _, WaitPlace.OfTimer _, WaitPlace.OfFutex _ -> false;
            case WaitPlace.Elsewhere _ -> false;
            case null -> false;
        };
    }

    private static void link(Setting s, Sketch to, Task task, long object, List<Point> way) {
        to.add(
                new Link(
                        "wait:" + task.tid() + ":" + object,
                        way,
                        Tone.BLOCKED,
                        true,
                        false,
                        s.words().text("wait.link", "task", s.names().task(task.tid()))));
    }
}

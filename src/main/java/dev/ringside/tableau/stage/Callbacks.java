package dev.ringside.tableau.stage;

import dev.ringside.machine.Epoll;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Lanes;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Woken;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The callback by which data that arrives puts its descriptor on the ready list of an epoll
/// instance: an arrow from the receive queue to the list. It is solid if the recording names the
/// callback, else dashed, for it follows from the interest list.
final class Callbacks implements Contribution {
    private static final String CALLBACK = "ep_poll_callback";

    @Override
    public void draw(Setting s, Sketch to) {
        var lanes = s.plan().places().lanes();
        var endpoint = s.roster().epoll();
        if (endpoint == null || s.roster().mechanism() != Mechanism.EPOLL) {
            return;
        }
        var epoll = s.machine().epolls().get(endpoint.object());
        var places = EpollPlaces.of(s.plan().places().mechanism(), s.plan().em());
        var arrived = epoll == null ? Set.<Long>of() : arrived(s, epoll);
        if (arrived.isEmpty()) {
            return;
        }
        boolean named =
                s.moment().news().stream()
                        .anyMatch(e -> e instanceof Woken w && CALLBACK.equals(w.via()));
        for (long object : arrived) {
            arrow(s, to, lanes, object, places.ready(), named);
        }
        String text = named ? CALLBACK : s.words().text("callback.inferred", "name", CALLBACK);
        caption(s, to, places.ready(), text);
    }

    /// What it is called, in the ready list to the right of what is in it.
    private static void caption(Setting s, Sketch to, Box ready, String text) {
        double em = s.plan().em();
        double x = to.right("ready:", ready.x()) + 0.6 * em;
        var box = new Box(x, ready.y(), ready.right() - 0.6 * em - x, ready.height());
        if (box.width() <= 0 || !to.has("ready:")) {
            return;
        }
        String said = to.pen().fitting(box.width(), Face.REGULAR, Pen.SMALL, text, CALLBACK, "");
        to.add(
                new Figure("epoll:callback", Shape.TEXT, box)
                        .layer(3)
                        .label(
                                to.pen()
                                        .line(
                                                box,
                                                0.5,
                                                said,
                                                Face.REGULAR,
                                                Pen.SMALL,
                                                Align.RIGHT,
                                                true)));
    }

    /// The objects of the interest list that the news have brought data for, or the end of it.
    private static Set<Long> arrived(Setting s, Epoll epoll) {
        var arrived = new LinkedHashSet<Long>();
        for (var event : s.moment().news()) {
            if (event instanceof Queued e) {
                arrived.add(e.object());
            } else if (event instanceof Connection e && e.state().equals("CLOSE_WAIT")) {
                arrived.add(e.object()); // the other end has closed: that can be read, too
            }
        }
        if (!arrived.isEmpty()) {
            var watched = new LinkedHashSet<Long>();
            for (var interest : epoll.interests().values()) {
                var object = interest.object();
                if (object != null && arrived.contains(object)) {
                    watched.add(object);
                }
            }
            return watched;
        }
        return arrived;
    }

    private static void arrow(
            Setting s, Sketch to, Lanes lanes, long object, Box ready, boolean named) {
        int place = s.shown().place(object);
        if (place < 0) {
            return;
        }
        var queue = s.plan().places().sockets().get(place).receive();
        var end = new Point(ready.right(), ready.centerY());
        to.add(
                new Link(
                        "callback:" + object,
                        way(lanes, queue, end),
                        Tone.BYTES,
                        !named,
                        true,
                        s.words().text("callback.describe", "name", CALLBACK)));
    }

    /// From below a receive queue beside the lane of bytes to the ready list.
    static List<Point> way(Lanes lanes, Box queue, Point end) {
        double x = queue.x() + Math.min(2 * lanes.step(), queue.width() / 4);
        double y = lanes.below(queue);
        double aside = lanes.side() - lanes.step();
        return List.of(
                new Point(x, queue.bottom()),
                new Point(x, y),
                new Point(aside, y),
                new Point(aside, end.y()),
                end);
    }
}

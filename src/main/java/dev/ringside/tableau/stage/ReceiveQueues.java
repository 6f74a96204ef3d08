package dev.ringside.tableau.stage;

import dev.ringside.machine.Socket;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.place.Grid;
import dev.ringside.trace.ObjectType;

/// The receive queue of each socket, and the buffer of each pipe, where there is room for titles.
final class ReceiveQueues implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        if (!s.plan().roomySockets()) {
            return;
        }
        for (int i = 0; i < s.roster().sockets().size(); i++) {
            var endpoint = s.roster().sockets().get(i);
            var socket = s.machine().sockets().get(endpoint.object());
            if (socket != null) {
                var box = s.plan().places().sockets().get(i).receive();
                title(s, to, endpoint, box);
                queue(s, to, endpoint, socket, box);
            }
        }
    }

    private static void title(Setting s, Sketch to, Endpoint endpoint, Box box) {
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        String text =
                to.pen()
                        .fitting(
                                above.width(),
                                Face.BOLD,
                                Pen.TEXT,
                                name(s, endpoint, ""),
                                name(s, endpoint, ".brief"));
        to.heading(
                "queue:" + endpoint.object() + ":title", above, text, Face.BOLD, Pen.TEXT, false);
    }

    private static String name(Setting s, Endpoint endpoint, String form) {
        boolean pipe = endpoint.type() == ObjectType.PIPE;
        String fd = Integer.toString(endpoint.fd());
        if (pipe && endpoint.otherFd() != Endpoint.NO_OTHER) {
            String other = Integer.toString(endpoint.otherFd());
            return s.words().text("queue.pipe" + form, "fd", fd, "other", other);
        }
        return s.words().text((pipe ? "queue.pipe.end" : "queue") + form, "fd", fd);
    }

    private static void queue(Setting s, Sketch to, Endpoint endpoint, Socket socket, Box box) {
        String id = "queue:" + endpoint.object();
        var contents = new Contents(endpoint, socket.queue(), socket.state());
        String fill = contents.words(s);
        double em = s.plan().em();
        var inside = Grid.inset(box, 0.7 * em);
        // Bytes come in and leave at the bottom, so the words are above.
        var line = new Box(inside.x(), inside.y(), inside.width(), 1.3 * em);
        to.add(
                new Figure(id, Shape.CARD, box)
                        .tone(s.accentOr(id, Tone.PLAIN))
                        .describe(
                                s.words().text("queue.describe", "fd", endpoint.fd(), "fill", fill))
                        .label(
                                to.pen()
                                        .line(
                                                line,
                                                0.5,
                                                contents.words(s, to.pen(), line.width()),
                                                Face.REGULAR,
                                                Pen.SMALL,
                                                Align.LEFT,
                                                true)));
        double top = line.bottom() + 0.4 * em;
        var area = new Box(inside.x(), top, inside.width(), inside.bottom() - top);
        contents.tokens(s, to, area, true);
    }
}

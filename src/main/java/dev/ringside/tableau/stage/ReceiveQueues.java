package dev.ringside.tableau.stage;

import dev.ringside.machine.ReceiveQueue;
import dev.ringside.machine.ReceiveQueue.Chunk;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;

import java.util.List;
import java.util.Objects;

/// The receive queue of each socket: what came in together is one token, the oldest leftmost, for
/// it leaves first.
final class ReceiveQueues implements Contribution {
    private static final double TOKEN_EM = 5.2;

    @Override
    public void draw(Setting s, Sketch to) {
        for (int i = 0; i < s.roster().sockets().size(); i++) {
            var endpoint = s.roster().sockets().get(i);
            var socket = s.machine().sockets().get(endpoint.object());
            if (socket != null) {
                title(s, to, endpoint, s.plan().sockets().get(i));
                queue(s, to, endpoint, socket.queue(), s.plan().sockets().get(i).receive());
            }
        }
    }

    private static void title(
            Setting s, Sketch to, Roster.Endpoint endpoint, Plan.SocketPlace place) {
        String id = "queue:" + endpoint.object() + ":title";
        if (!s.plan().roomySockets()) {
            var box = place.title();
            String number = Integer.toString(endpoint.fd());
            String name = to.pen().fitting(box.width(), Face.BOLD, 1, "fd " + number, number);
            to.heading(id, box, name, Face.BOLD, Pen.SMALL, false);
            return;
        }
        var box = place.receive();
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        String full = s.words().text("queue", "fd", endpoint.fd());
        String brief = s.words().text("queue.brief", "fd", endpoint.fd());
        String text = to.pen().fitting(above.width(), Face.BOLD, Pen.TEXT, full, brief);
        to.heading(id, above, text, Face.BOLD, Pen.TEXT, false);
    }

    private static void queue(
            Setting s, Sketch to, Roster.Endpoint endpoint, ReceiveQueue queue, Box box) {
        String id = "queue:" + endpoint.object();
        String fill = fill(s, queue);
        double em = s.plan().em();
        boolean roomy = s.plan().roomySockets();
        var figure =
                new Figure(id, Shape.CARD, box)
                        .tone(s.accentOr(id, Tone.PLAIN))
                        .describe(
                                s.words()
                                        .text("queue.describe", "fd", endpoint.fd(), "fill", fill));
        var places = box;
        if (roomy) {
            var inside = Grid.inset(box, 0.7 * em);
            var line = new Box(inside.x(), inside.bottom() - 1.3 * em, inside.width(), 1.3 * em);
            figure.label(to.pen().line(line, 0.5, fill, Face.REGULAR, Pen.SMALL, Align.LEFT, true));
            places = new Box(inside.x(), inside.y(), inside.width(), inside.height() - 1.8 * em);
        } else {
            places = Grid.inset(box, 0.12 * em);
        }
        to.add(figure);
        tokens(s, to, endpoint.object(), queue.chunks(), places);
    }

    private static void tokens(Setting s, Sketch to, long object, List<Chunk> chunks, Box row) {
        double em = s.plan().em();
        double gap = 0.5 * em;
        int room = Math.max(1, (int) ((row.width() + gap) / (TOKEN_EM * em + gap)));
        var cells = Grid.columns(row, gap, room);
        boolean roomy = s.plan().roomySockets();
        for (int i = 0; i < room; i++) {
            if (i >= chunks.size() && roomy) {
                to.add(
                        new Figure("queue:" + object + ":place:" + i, Shape.SLOT, cells.get(i))
                                .tone(Tone.MUTED)
                                .layer(2));
            } else if (i < chunks.size()) {
                boolean last = i == room - 1 && chunks.size() > room;
                int more = chunks.size() - room + 1;
                String count =
                        last
                                ? s.words().text("more", "count", more)
                                : s.words().text("bytes", "bytes", chunks.get(i).lengthBytes());
                token(s, to, tokenId(object, chunks, i), count, cells.get(i));
            }
        }
    }

    private static void token(Setting s, Sketch to, String id, String text, Box box) {
        to.add(
                new Figure(id, Shape.TOKEN, box)
                        .tone(Tone.BYTES)
                        .filled(true)
                        .layer(3)
                        .label(to.pen().centred(box, text, Face.BOLD, Pen.SMALL, false))
                        .describe(s.words().text("token.describe", "bytes", text)));
    }

    /// Who bytes are: the packet that brought them, or their place in the queue if that is not
    /// known or has come before.
    private static String tokenId(long object, List<Chunk> chunks, int index) {
        var segment = chunks.get(index).segment();
        boolean again =
                chunks.stream().limit(index).anyMatch(c -> Objects.equals(c.segment(), segment));
        return segment == null || again
                ? "chunk:" + object + ":" + index
                : tokenId(object, segment);
    }

    /// The id of the bytes that a packet has brought into the queue of an object.
    static String tokenId(long object, String segment) {
        return "chunk:" + object + ":" + segment;
    }

    /// How full it is, by the facts; of how much, only if the kernel was asked.
    private static String fill(Setting s, ReceiveQueue queue) {
        var sample = queue.sample();
        Long capacity = sample == null ? null : sample.capacityBytes();
        return capacity == null
                ? s.words().text("queue.fill", "bytes", queue.lengthBytes())
                : s.words()
                        .text("queue.fillOf", "bytes", queue.lengthBytes(), "capacity", capacity);
    }
}

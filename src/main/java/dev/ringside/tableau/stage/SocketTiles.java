package dev.ringside.tableau.stage;

import dev.ringside.machine.Socket;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.MapCells;
import dev.ringside.trace.ObjectType;

import java.util.List;

/// The receive queues of many sockets: a tile for each as long as there is room, then the numbers
/// of further ones, and how many more there are.
final class SocketTiles implements Contribution {
    /// A tile of this width has a line for words.
    private static final double WIDE_EM = 14;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.plan().roomySockets() || s.roster().sockets().isEmpty()) {
            return;
        }
        var tiles = s.shown().tiles();
        for (int i = 0; i < tiles.size(); i++) {
            var socket = s.machine().sockets().get(tiles.get(i).object());
            if (socket != null) {
                tile(s, to, tiles.get(i), socket, s.plan().places().sockets().get(i).receive());
            }
        }
        title(s, to);
        map(s, to, s.shown().map());
    }

    private static void title(Setting s, Sketch to) {
        var first = s.plan().places().sockets().getFirst().receive();
        double right =
                s.plan().places().sockets().stream()
                        .mapToDouble(p -> p.receive().right())
                        .reduce(0, Math::max);
        double height = s.plan().title();
        var above = new Box(first.x(), first.y() - height, right - first.x(), height);
        String title = s.words().text("queues") + types(s);
        double width = to.pen().width(title, Face.BOLD, Pen.TEXT) * Pen.LEEWAY;
        var rest = new Box(above.x() + width, above.y(), above.width() - width, height);
        to.add(
                new Figure("queues:title", Shape.TEXT, above)
                        .label(to.pen().middle(above, title, Face.BOLD, Pen.TEXT, false))
                        .label(
                                to.pen()
                                        .line(
                                                rest,
                                                0.5,
                                                hidden(s),
                                                Face.REGULAR,
                                                Pen.SMALL,
                                                Align.RIGHT,
                                                true)));
    }

    /// What the sockets are, if they are all the same.
    private static String types(Setting s) {
        var types = s.shown().tiles().stream().map(Endpoint::type).distinct().toList();
        return types.size() == 1 ? " · " + s.words().text("object." + types.getFirst()) : "";
    }

    private static String hidden(Setting s) {
        var shown = s.shown();
        String unknown = s.roster().coverage().queues() ? "" : s.words().text("queues.unknown");
        if (shown.hidden() == 0 || !unknown.isEmpty()) {
            return unknown;
        }
        return shown.hiddenWithBytes() == 0
                ? s.words().text("more.empty", "count", shown.hidden())
                : s.words()
                        .text(
                                "more.some",
                                "count",
                                shown.hidden(),
                                "some",
                                shown.hiddenWithBytes());
    }

    private static void tile(Setting s, Sketch to, Endpoint endpoint, Socket socket, Box box) {
        double em = s.plan().em();
        String id = "queue:" + endpoint.object();
        var contents = new Contents(endpoint, socket.queue(), socket.state());
        boolean wide = box.width() >= WIDE_EM * em;
        var inside = Grid.inset(box, (wide ? 0.7 : 0.45) * em);
        var head = new Box(inside.x(), inside.y() - 0.1 * em, inside.width(), 1.3 * em);
        var figure =
                new Figure(id, Shape.CARD, box)
                        .tone(s.accentOr(id, Tone.PLAIN))
                        .label(
                                to.pen()
                                        .middle(
                                                head,
                                                name(s, to.pen(), endpoint, head),
                                                Face.BOLD,
                                                Pen.SMALL,
                                                false))
                        .describe(
                                s.words()
                                        .text(
                                                "queue.describe",
                                                "fd",
                                                endpoint.fd(),
                                                "fill",
                                                contents.words(s)));
        var words = wide ? new Box(head.x(), head.bottom(), head.width(), 1.5 * em) : head;
        double top = words.bottom() + 0.1 * em;
        var area = new Box(inside.x(), top, inside.width(), inside.bottom() - top);
        boolean full =
                socket.sendFull()
                        && endpoint.type() != ObjectType.PIPE
                        && (wide || socket.queue().chunks().isEmpty());
        if (wide || !full) {
            figure.label(words(s, to.pen(), contents, wide ? words : area, wide));
        }
        to.add(figure);
        contents.tokens(s, to, area, wide);
        if (full) {
            full(s, to, endpoint, wide ? head : area, wide);
        }
    }

    /// Who sends has to wait until there is room. The bytes that fill the send buffer are drawn
    /// nowhere: the kernel does not report them one by one.
    private static void full(Setting s, Sketch to, Endpoint endpoint, Box room, boolean wide) {
        double em = s.plan().em();
        double sides = 1.2 * em;
        var pen = to.pen();
        double most = (wide ? 0.7 : 1) * room.width();
        String text =
                pen.fitting(
                        most - sides,
                        Face.BOLD,
                        Pen.SMALL,
                        s.words().text("queue.full"),
                        s.words().text("queue.full.brief"),
                        "");
        double width = Math.min(most, pen.width(text, Face.BOLD, Pen.SMALL) * Pen.LEEWAY + sides);
        double x = wide ? room.right() - width : room.centerX() - width / 2;
        var box = new Box(x, room.y(), width, 1.4 * em);
        to.add(
                new Figure("full:" + endpoint.object(), Shape.PILL, box)
                        .tone(Tone.BLOCKED)
                        .filled(true)
                        .layer(3)
                        .label(pen.centred(box, text, Face.BOLD, Pen.SMALL, false))
                        .describe(s.words().text("queue.full.describe", "fd", endpoint.fd())));
    }

    /// How full it is, in a sentence if there is room for one.
    private static Label words(Setting s, Pen pen, Contents contents, Box room, boolean wide) {
        if (wide) {
            String text = contents.words(s, pen, room.width());
            return pen.middle(room, text, Face.REGULAR, Pen.SMALL, true);
        }
        double width = room.width() / Pen.LEEWAY;
        String brief = contents.brief(s, t -> pen.width(t, Face.REGULAR, Pen.SMALL) <= width);
        return pen.centred(room, brief, Face.REGULAR, Pen.SMALL, true);
    }

    /// `fd 7`; of a pipe both ends, `fd 7 ← 8`.
    private static String name(Setting s, Pen pen, Endpoint endpoint, Box head) {
        String letter = ProcessTables.letter(s, endpoint.object());
        if (!letter.isEmpty()) {
            var holders = ProcessTables.holders(s, endpoint.object());
            String first = letter + " · ";
            return pen.fitting(
                    head.width(),
                    Face.BOLD,
                    Pen.SMALL,
                    first + holders.get(0),
                    first + holders.get(1),
                    letter);
        }
        String number = Integer.toString(endpoint.fd());
        String name = "fd " + number;
        boolean both =
                endpoint.type() == ObjectType.PIPE && endpoint.otherFd() != Endpoint.NO_OTHER;
        String full = both ? name + " ← " + endpoint.otherFd() : name;
        return pen.fitting(head.width(), Face.BOLD, Pen.SMALL, full, name, number);
    }

    private static void map(Setting s, Sketch to, List<Endpoint> further) {
        if (further.isEmpty()) {
            return;
        }
        var area = s.plan().places().map();
        var cells = MapCells.ofSockets(s.roster(), s.plan()).in(area, further.size());
        for (int i = 0; i < further.size(); i++) {
            var endpoint = further.get(i);
            var socket = s.machine().sockets().get(endpoint.object());
            if (socket != null) {
                cell(s, to, new Contents(endpoint, socket.queue(), socket.state()), cells.get(i));
            }
        }
    }

    private static void cell(Setting s, Sketch to, Contents contents, Box box) {
        String id = "queue:" + contents.socket().object();
        boolean full = !contents.queue().chunks().isEmpty();
        String number = Integer.toString(contents.socket().fd());
        to.add(
                new Figure(id, full ? Shape.TOKEN : Shape.CELL, box)
                        .tone(full ? Tone.BYTES : s.accentOr(id, Tone.MUTED))
                        .filled(full)
                        .label(to.pen().centred(box, number, Face.REGULAR, Pen.SMALL, !full))
                        .describe(
                                s.words()
                                        .text(
                                                "queue.describe",
                                                "fd",
                                                contents.socket().fd(),
                                                "fill",
                                                contents.words(s))));
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Link.Point;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Places;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.SysEntered;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the kernel has of a `select` or `poll`: a copy of what the program handed over as long as
/// the call lasts, and nothing between two calls. Drawn as a box with a title and a last line; its
/// inside is for others to fill.
///
/// @param s what is shown
/// @param to where it is drawn
record KernelPanel(Setting s, Sketch to) {
    private static final double LINE_EM = 1.5;

    /// The room for one row above the last line.
    static Box lastRow(Setting s, double height) {
        double em = s.plan().em();
        var inside = Grid.inset(s.plan().places().mechanism(), 0.7 * em);
        double bottom = inside.bottom() - LINE_EM * em;
        return new Box(inside.x(), bottom - height, inside.width(), height);
    }

    /// Draws it, empty or with the last line.
    ///
    /// @param waiter who waits; null if nobody ever did
    /// @param key the call, as the texts name it
    /// @return the room inside
    Box draw(@Nullable Waiter waiter, String key) {
        double em = s.plan().em();
        var box = s.plan().places().mechanism();
        var above = new Box(box.x(), box.y() - s.plan().title(), box.width(), s.plan().title());
        to.heading(
                "wait:title", above, s.words().text(key + ".kernel"), Face.BOLD, Pen.TEXT, false);
        var inside = Grid.inset(box, 0.7 * em);
        boolean underWay = waiter != null && waiter.underWay();
        var line =
                new Box(inside.x(), inside.bottom() - LINE_EM * em, inside.width(), LINE_EM * em);
        var room = new Box(inside.x(), inside.y(), inside.width(), line.y() - inside.y());
        var figure =
                new Figure("wait", Shape.CARD, box)
                        .tone(s.accentOr("wait", Tone.PLAIN))
                        .describe(s.words().text(key + ".kernel.describe"));
        if (waiter != null && underWay) {
            String scan = scan(waiter, key, line.width());
            figure.label(to.pen().middle(line, scan, Face.REGULAR, Pen.SMALL, true));
        } else {
            nothing(figure, inside);
        }
        to.add(figure);
        way(box);
        return room;
    }

    private String scan(Waiter waiter, String key, double width) {
        var call = waiter.task().call();
        long count = waiter.wanted().count();
        long nfds = call == null ? count : call.args().number("nfds").orElse(count);
        String scan = key + (nfds == 1 ? ".scan.one" : ".scan");
        return to.pen()
                .fitting(
                        width,
                        Face.REGULAR,
                        Pen.SMALL,
                        s.words().text(scan, "nfds", nfds, "last", nfds - 1),
                        s.words().text(scan + ".brief", "nfds", nfds));
    }

    private void nothing(Figure figure, Box room) {
        double em = s.plan().em();
        double middle = room.centerY();
        var first = new Box(room.x(), middle - 1.6 * em, room.width(), 1.6 * em);
        var second = new Box(room.x(), middle, room.width(), 1.6 * em);
        figure.label(
                        to.pen()
                                .centred(
                                        first,
                                        s.words().text("wait.nothing"),
                                        Face.REGULAR,
                                        Pen.TEXT,
                                        true))
                .label(
                        to.pen()
                                .centred(
                                        second,
                                        s.words().text("wait.nothing.why"),
                                        Face.REGULAR,
                                        Pen.SMALL,
                                        true));
    }

    /// The way that the sets or the array have gone with the news: down when the call begins, up
    /// when it has returned. That they are copied follows from the call.
    private void way(Box box) {
        var memory = s.plan().above().memory();
        if (!Places.there(memory)) {
            return;
        }
        boolean up = false;
        boolean down = false;
        for (var event : s.moment().news()) {
            boolean call =
                    event instanceof SysEntered e
                            && Mechanism.of(e.call()) == s.roster().mechanism();
            down |= call;
            up = !call && (up || event instanceof ReadyReturned);
        }
        if (up || down) {
            double x = Math.max(memory.x(), box.x()) + 2 * s.plan().em();
            var top = new Point(x, memory.bottom());
            var bottom = new Point(x, box.y() - s.plan().title());
            to.add(
                    new Link(
                            "copy:set",
                            up ? List.of(bottom, top) : List.of(top, bottom),
                            Tone.KERNEL_MODE,
                            true,
                            true,
                            s.words().text(up ? "wait.up" : "wait.down")));
        }
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.WatchedFds;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.MapCells;
import dev.ringside.tableau.place.Places;

/// The array in the memory of the program that `epoll_wait` fills: only what is ready, however long
/// the interest list is.
final class EpollEvents implements Contribution {
    private static final double EVENT_EM = 1.6;
    private static final double GAP_EM = 0.3;

    @Override
    public void draw(Setting s, Sketch to) {
        var memory = s.plan().above().memory();
        boolean other = s.roster().agenda().there(); // its place on the card is taken
        if (s.roster().mechanism() != Mechanism.EPOLL || other || !Places.there(memory)) {
            return;
        }
        double em = s.plan().em();
        var title = new Box(memory.x(), memory.y(), memory.width(), EVENT_EM * em);
        to.caption("memory:title", title, s.words().text("epoll.memory"));
        var waiter = Waiter.of(s).orElse(null);
        var body =
                new Box(
                        memory.x(),
                        title.bottom() + 0.2 * em,
                        memory.width(),
                        memory.bottom() - title.bottom() - 0.2 * em);
        if (waiter == null || waiter.back().count() == 0) {
            var line = new Box(body.x(), body.y(), body.width(), EVENT_EM * em);
            boolean none = waiter != null && waiter.returned();
            String key = none ? "epoll.memory.none" : "epoll.memory.later";
            vacant(to, line, s.words().text(key));
            return;
        }
        var back = waiter.back();
        double width = (body.width() - GAP_EM * em) / 2;
        var cells = MapCells.of(body, width - 0.01, EVENT_EM * em, GAP_EM * em);
        int room = Math.max(1, cells.capacity());
        var shown = back.count() <= room ? back.first(room) : back.first(room - 1);
        var boxes = cells.in(body, Math.min(room, shown.size() + 1));
        for (int i = 0; i < shown.size(); i++) {
            event(s, to, back, shown.get(i), boxes.get(i));
        }
        if (back.count() > shown.size()) {
            FdCell.more(s, to, "memory:more", boxes.getLast(), back.count() - shown.size());
        }
    }

    private static void vacant(Sketch to, Box box, String text) {
        to.add(
                new Figure("memory:events", Shape.SLOT, box)
                        .tone(Tone.MUTED)
                        .layer(2)
                        .label(to.pen().centred(box, text, Face.REGULAR, Pen.SMALL, true)));
    }

    private static void event(Setting s, Sketch to, WatchedFds back, int fd, Box box) {
        var inside = Grid.inset(box, 0.4 * s.plan().em());
        String text = fd + "  " + back.events(fd);
        to.add(
                FdCell.READY
                        .figure("memory:" + fd, box)
                        .label(to.pen().middle(inside, text, Face.BOLD, Pen.SMALL, false))
                        .describe(
                                s.words()
                                        .text(
                                                "event.describe",
                                                "fd",
                                                fd,
                                                "events",
                                                back.events(fd))));
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Align;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.MapCells;
import dev.ringside.tableau.place.Places;

/// The array of `poll`: in the memory of the program, and while the call is under way its copy in
/// the kernel. Each entry has a descriptor, the events that are wanted, and those that came about.
///
/// ```
///   [7  IN → 0 ][8  IN → IN]
///   [9  IN → 0 ][10 IN → 0 ]
/// ```
final class PollArray implements Contribution {
    private static final double LINE_EM = 1.5;
    private static final double ENTRY_EM = 1.6;
    private static final double WIDTH_EM = 7.4;
    private static final double GAP_EM = 0.25;
    private static final double LETTER_EM = 1.1;

    /// What the number of a descriptor gets of that.
    private static final double COLUMN_EM = 1.76;

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.POLL) {
            return;
        }
        var waiter = Waiter.of(s).orElse(null);
        var memory = s.plan().above().memory();
        boolean other = s.roster().agenda().there(); // its place on the card is taken
        if (waiter != null && !other && Places.there(memory)) {
            double em = s.plan().em();
            var title = new Box(memory.x(), memory.y(), memory.width(), LINE_EM * em);
            long count = waiter.wanted().count();
            String text =
                    to.pen()
                            .fitting(
                                    title.width(),
                                    Face.REGULAR,
                                    Pen.SMALL,
                                    s.words().text("poll.memory", "count", count),
                                    s.words().text("poll.memory.brief", "count", count));
            to.caption("memory:title", title, text);
            var body =
                    new Box(
                            memory.x(),
                            title.bottom() + 0.2 * em,
                            memory.width(),
                            memory.bottom() - title.bottom() - 0.2 * em);
            entries(s, to, waiter, "memory", body);
        }
        var inside = new KernelPanel(s, to).draw(waiter, "poll");
        if (waiter != null && waiter.underWay()) {
            entries(s, to, waiter, "kernel", inside);
        }
    }

    private static void entries(Setting s, Sketch to, Waiter waiter, String where, Box area) {
        double em = s.plan().em();
        double wideEm = WIDTH_EM + 2 * further(waiter);
        int columns = Math.max(1, (int) (area.width() / (wideEm * em)));
        double width = (area.width() - GAP_EM * em * (columns - 1)) / columns;
        var cells = MapCells.of(area, width - 0.01, ENTRY_EM * em, GAP_EM * em);
        int room = Math.max(1, cells.capacity());
        var wanted = waiter.wanted();
        var shown = wanted.shown(room, waiter.interesting(s, room));
        var boxes = cells.in(area, Math.min(room, shown.size() + 1));
        for (int i = 0; i < shown.size(); i++) {
            entry(s, to, waiter, where + ":" + shown.get(i), shown.get(i), boxes.get(i));
        }
        if (wanted.count() > shown.size()) {
            FdCell.more(s, to, where + ":more", boxes.getLast(), wanted.count() - shown.size());
        }
    }

    /// How much more than `IN` the events need, in ems.
    private static double further(Waiter waiter) {
        return LETTER_EM * Math.max(0, waiter.wanted().longestEvents() - "IN".length());
    }

    private static void entry(Setting s, Sketch to, Waiter waiter, String id, int fd, Box box) {
        double em = s.plan().em();
        var back = waiter.back();
        boolean ready = back.contains(fd);
        var look = ready ? FdCell.READY : waiter.returned() ? FdCell.CLEARED : FdCell.WANTED;
        String events = waiter.wanted().events(fd);
        String revents = ready ? back.events(fd) : waiter.returned() ? "0" : "";
        var inside = new Box(box.x() + 0.5 * em, box.y(), box.width() - em, box.height());
        double more = further(waiter) / COLUMN_EM;
        var parts = Grid.columns(inside, 0.3 * em, 1, 1 + more, 1.3 + more);
        var pen = to.pen();
        String arrow = revents.isEmpty() ? "" : "→ " + revents;
        to.add(
                look.figure(id, box)
                        .label(pen.middle(parts.get(0), Integer.toString(fd), Face.BOLD, 1, false))
                        .label(
                                pen.middle(
                                        parts.get(1),
                                        events,
                                        Face.REGULAR,
                                        1,
                                        look != FdCell.READY))
                        .label(
                                pen.line(
                                        parts.get(2),
                                        0.5,
                                        arrow,
                                        Face.REGULAR,
                                        Pen.SMALL,
                                        Align.LEFT,
                                        !ready))
                        .describe(
                                s.words()
                                        .text(
                                                "pollfd.describe",
                                                "fd",
                                                fd,
                                                "events",
                                                events,
                                                "revents",
                                                revents.isEmpty()
                                                        ? s.words().text("pollfd.none")
                                                        : revents)));
    }
}

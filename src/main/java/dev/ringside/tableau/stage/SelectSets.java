package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.WatchedFds;
import dev.ringside.tableau.place.MapCells;
import dev.ringside.tableau.place.Places;
import dev.ringside.trace.Watched;

import java.util.List;

/// The three sets of `select`: in the memory of the program, and while the call is under way their
/// copy in the kernel. A bit is a cell with the number of its descriptor; when the call has
/// returned, only the bits of ready descriptors are left.
///
/// ```
///   readfds    [7][8][9][10][11]
///   writefds   empty
///   exceptfds  empty
/// ```
final class SelectSets implements Contribution {
    private static final double LINE_EM = 1.75;
    private static final double CELL_EM = 1.5;
    private static final double GAP_EM = LINE_EM - CELL_EM;
    private static final double NAME_EM = 6.2;

    /// One of the sets.
    private record Set(String name, String event) {}

    private static final List<Set> SETS =
            List.of(
                    new Set("readfds", "IN"),
                    new Set("writefds", "OUT"),
                    new Set("exceptfds", "PRI"));

    @Override
    public void draw(Setting s, Sketch to) {
        if (s.roster().mechanism() != Mechanism.SELECT) {
            return;
        }
        var waiter = Waiter.of(s).orElse(null);
        var memory = s.plan().above().memory();
        boolean other = s.roster().agenda().there(); // its place on the card is taken
        if (waiter != null && !other && Places.there(memory)) {
            inMemory(s, to, waiter, memory);
        }
        var panel = new KernelPanel(s, to);
        var inside = panel.draw(waiter, "select");
        if (waiter != null && waiter.underWay()) {
            double height = inside.height() - SelectScan.HEIGHT_EM * s.plan().em();
            var area = new Box(inside.x(), inside.y(), inside.width(), height);
            sets(s, to, waiter, "kernel", area);
        }
    }

    private static void inMemory(Setting s, Sketch to, Waiter waiter, Box memory) {
        double em = s.plan().em();
        var title = new Box(memory.x(), memory.y(), memory.width(), LINE_EM * em);
        String text =
                to.pen()
                        .fitting(
                                title.width(),
                                Face.REGULAR,
                                Pen.SMALL,
                                s.words().text("select.memory") + " · " + note(s, waiter),
                                note(s, waiter));
        to.caption("memory:title", title, text);
        double top = title.bottom();
        sets(
                s,
                to,
                waiter,
                "memory",
                new Box(memory.x(), top, memory.width(), memory.bottom() - top));
    }

    private static String note(Setting s, Waiter waiter) {
        if (!waiter.returned()) {
            return s.words().text("select.handed", "count", waiter.wanted().count());
        }
        return s.words().text("select.left", "count", waiter.back().count());
    }

    /// Sets with bits in them have as many lines as there is room for; those without share one.
    private static void sets(Setting s, Sketch to, Waiter waiter, String where, Box area) {
        double em = s.plan().em();
        var used = SETS.stream().filter(set -> !of(waiter, set).groups().isEmpty()).toList();
        var empty = SETS.stream().filter(set -> !used.contains(set)).toList();
        int room = (int) (area.height() / (LINE_EM * em) + 0.01);
        int lines = Math.max(used.size() + (empty.isEmpty() ? 0 : 1), room);
        double height = Math.min(LINE_EM * em, area.height() / lines);
        int each = used.isEmpty() ? 0 : (lines - (empty.isEmpty() ? 0 : 1)) / used.size();
        double y = area.y();
        for (var set : used) {
            var lineBox = new Box(area.x(), y, area.width(), height);
            set(s, to, waiter, where, set, lineBox, each);
            y += linesOf(waiter, set, area.width(), em, each) * height;
        }
        if (!empty.isEmpty()) {
            empty(s, to, where, empty, new Box(area.x(), y, area.width(), height));
        }
    }

    private static void empty(Setting s, Sketch to, String where, List<Set> sets, Box line) {
        String names = String.join(", ", sets.stream().map(Set::name).toList());
        double width = to.pen().width(names, Face.MONO, Pen.SMALL) * Pen.LEEWAY;
        var name = new Box(line.x(), line.y(), Math.min(width, line.width()), line.height());
        double x = name.right() + 0.7 * s.plan().em();
        var rest = new Box(x, line.y(), Math.max(0, line.right() - x), line.height());
        to.add(
                new Figure(where + ":empty", Shape.TEXT, line)
                        .layer(2)
                        .label(to.pen().middle(name, names, Face.MONO, Pen.SMALL, false))
                        .label(
                                to.pen()
                                        .middle(
                                                rest,
                                                s.words().text("empty"),
                                                Face.REGULAR,
                                                Pen.SMALL,
                                                true)));
    }

    /// How many of `most` lines the bits of a set need.
    private static int linesOf(Waiter waiter, Set set, double width, double em, int most) {
        var fds = of(waiter, set);
        var line = new Box(0, 0, width - NAME_EM * em, CELL_EM * em);
        int columns = Math.max(1, MapCells.of(line, longest(fds), CELL_EM * em, em).columns());
        return Math.clamp((fds.count() + columns - 1) / columns, 1, most);
    }

    private static int longest(WatchedFds fds) {
        return fds.groups().stream().mapToInt(Watched::to).max().orElse(0);
    }

    private static WatchedFds of(Waiter waiter, Set set) {
        return waiter.wanted().with(set.event());
    }

    private static void set(
            Setting s, Sketch to, Waiter waiter, String where, Set set, Box line, int lines) {
        double name = NAME_EM * s.plan().em();
        String id = where + ":" + set.event();
        var left = new Box(line.x(), line.y(), name, line.height());
        to.add(
                new Figure(id, Shape.TEXT, left)
                        .layer(2)
                        .label(to.pen().middle(left, set.name(), Face.MONO, Pen.SMALL, false)));
        var row =
                new Box(
                        left.right(),
                        line.y(),
                        line.right() - left.right(),
                        lines * line.height() - GAP_EM * s.plan().em());
        bits(s, to, waiter, id, set, row, line.height() - GAP_EM * s.plan().em());
    }

    private static void bits(
            Setting s, Sketch to, Waiter waiter, String id, Set set, Box row, double height) {
        double em = s.plan().em();
        var fds = of(waiter, set);
        var cells = MapCells.of(row, longest(fds), height, em);
        int room = Math.max(1, cells.columns() * Math.max(1, cells.rows()));
        var shown = fds.shown(room, waiter.interesting(s, room));
        var boxes = cells.in(row, Math.min(room, shown.size() + 1));
        for (int i = 0; i < shown.size(); i++) {
            int fd = shown.get(i);
            boolean left = waiter.back().with(set.event()).contains(fd);
            var look = left ? FdCell.READY : waiter.returned() ? FdCell.CLEARED : FdCell.WANTED;
            String said = s.words().text("bit." + look, "set", set.name(), "fd", fd);
            look.draw(to, id + ":" + fd, boxes.get(i), fd, said);
        }
        if (fds.count() > shown.size()) {
            FdCell.more(s, to, id + ":more", boxes.getLast(), fds.count() - shown.size());
        }
    }
}

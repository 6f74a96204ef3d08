package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Label.Face;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tone;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.trace.Watched;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The bits that `select` looks at each time: all from 0 to nfds − 1, whether they are set or not.
/// What is handed over is recorded; that the kernel looks at each of them follows from the call.
///
/// ```
///   ┌┄┄┄┄┄┄┄┄┬────┐
///   ┆ 0 – 22 │ 23 │
///   └┄┄┄┄┄┄┄┄┴────┘
///   each look scans bits 0 to nfds − 1: nfds = 24
/// ```
final class SelectScan implements Contribution {
    /// The height of the row.
    static final double HEIGHT_EM = 1.9;

    private static final double CELL_EM = 1.5;
    private static final double GAP_EM = 0.25;
    private static final double PADDING_EM = 0.9;
    private static final double MORE_EM = 3.6;

    /// Neighbouring bits that are all set, or none of them.
    private record Run(long from, long to, boolean set) {
        String text() {
            return from == to ? Long.toString(from) : from + " – " + to;
        }

        long count() {
            return to - from + 1;
        }
    }

    @Override
    public void draw(Setting s, Sketch to) {
        var waiter = Waiter.of(s).orElse(null);
        boolean select = s.roster().mechanism() == Mechanism.SELECT;
        if (!select || waiter == null || !waiter.underWay()) {
            return;
        }
        var call = waiter.task().call();
        long bits = call == null ? 0 : call.args().number("nfds").orElse(0);
        if (bits > 0) {
            double em = s.plan().em();
            var row = KernelPanel.lastRow(s, HEIGHT_EM * em);
            var cells = new Box(row.x(), row.y(), row.width(), CELL_EM * em);
            draw(s, to, runs(waiter.wanted().groups(), bits), cells);
        }
    }

    /// As many runs as there is room for; the last ones may be left to a word.
    private static void draw(Setting s, Sketch to, List<Run> runs, Box row) {
        double em = s.plan().em();
        int all = fitting(to.pen(), runs, row.width());
        double rest = all < runs.size() ? MORE_EM * em : 0;
        int shown = rest == 0 ? all : Math.max(1, fitting(to.pen(), runs, row.width() - rest));
        var visible = runs.subList(0, shown);
        double extra = row.width() - rest - least(to.pen(), visible);
        double bits = visible.stream().mapToLong(Run::count).sum();
        double x = row.x();
        for (var run : visible) {
            double width = least(to.pen(), run) + Math.max(0, extra) * run.count() / bits;
            run(s, to, run, new Box(x, row.y(), width, row.height()));
            x += width + GAP_EM * em;
        }
        if (rest > 0) {
            var box = new Box(row.right() - rest, row.y(), rest, row.height());
            long hidden = runs.subList(shown, runs.size()).stream().filter(Run::set).count();
            FdCell.more(s, to, "scan:more", box, hidden);
        }
    }

    /// How many of the first runs fit into a width.
    private static int fitting(Pen pen, List<Run> runs, double width) {
        double used = -GAP_EM * pen.em();
        for (int i = 0; i < runs.size(); i++) {
            used += least(pen, runs.get(i)) + GAP_EM * pen.em();
            if (used > width) {
                return i;
            }
        }
        return runs.size();
    }

    private static double least(Pen pen, List<Run> runs) {
        double gaps = GAP_EM * pen.em() * (runs.size() - 1);
        return runs.stream().mapToDouble(run -> least(pen, run)).sum() + gaps;
    }

    private static double least(Pen pen, Run run) {
        return pen.width(run.text(), Face.BOLD, Pen.SMALL) * Pen.LEEWAY + PADDING_EM * pen.em();
    }

    private static void run(Setting s, Sketch to, Run run, Box box) {
        var face = run.set() ? Face.BOLD : Face.REGULAR;
        String key = run.set() ? "scan.set" : "scan.unset";
        to.add(
                new Figure("scan:" + run.from(), run.set() ? Shape.CELL : Shape.SLOT, box)
                        .tone(run.set() ? Tone.PLAIN : Tone.MUTED)
                        .inferred(true)
                        .layer(2)
                        .label(to.pen().centred(box, run.text(), face, Pen.SMALL, !run.set()))
                        .describe(s.words().text(key, "bits", run.text())));
    }

    /// All bits below `end`, from the first to the last.
    private static List<Run> runs(List<Watched> groups, long end) {
        var runs = new ArrayList<Run>();
        long next = 0;
        for (var group : groups.stream().sorted(Comparator.comparingInt(Watched::fd)).toList()) {
            long from = Math.max(next, group.fd());
            long last = Math.min(group.to(), end - 1);
            if (from > last) {
                continue;
            }
            if (from > next) {
                runs.add(new Run(next, from - 1, false));
            }
            boolean longer = from == next && !runs.isEmpty();
            runs.add(
                    longer
                            ? new Run(runs.removeLast().from(), last, true)
                            : new Run(from, last, true));
            next = last + 1;
        }
        if (next < end) {
            runs.add(new Run(next, end - 1, false));
        }
        return runs;
    }
}

package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster;

import java.util.ArrayList;
import java.util.List;

/// The three columns of kernel space, and what is the same in them whatever is shown: the CPUs on
/// the left, with their run queues below, and the lanes between the columns. In letters.
final class KernelColumns {
    static final double GAP = 2.2;
    private static final double CPU_GAP = 0.8;

    /// The free strip beside a run queue, for two lanes.
    private static final double STRIP = 4 * Lanes.STEP;

    /// How far the lane above all is above the titles.
    private static final double HEAD = 0.35;

    private KernelColumns() {}

    /// The columns; the first one is as wide as the CPUs need, and the others share the rest.
    static List<Box> of(Box area, Roster roster, double middle, double right) {
        int count = count(roster);
        double first = Math.min(count == 1 ? 13.4 : 4 + 7.4 * count, area.width() * 0.4);
        var rest = new Box(area.x() + first + GAP, area.y(), area.width() - first - GAP, 0);
        var columns = new ArrayList<Box>();
        columns.add(new Box(area.x(), area.y(), first, area.height()));
        for (var column : Grid.columns(rest, GAP, middle, right)) {
            columns.add(new Box(column.x(), area.y(), column.width(), area.height()));
        }
        return columns;
    }

    /// The CPUs side by side.
    static List<Box> cpus(Box upper, Roster roster) {
        return Grid.columns(upper, CPU_GAP, count(roster));
    }

    /// The run queue of each CPU, below it.
    static List<Box> runQueues(Box lower, Roster roster) {
        return Grid.columns(lower, CPU_GAP, count(roster)).stream()
                .map(b -> new Box(b.x(), b.y(), b.width() - STRIP, b.height()))
                .toList();
    }

    /// The lanes around the middle column.
    static Lanes lanes(Box area, KernelRows rows, Box middle, double far, double side) {
        return new Lanes(
                middle.x() - GAP / 2,
                far,
                side,
                area.y() - HEAD,
                rows.bytesWay(),
                rows.tasksWay(),
                KernelRows.BYTES,
                Lanes.STEP);
    }

    private static int count(Roster roster) {
        return Math.max(1, roster.cpus().size());
    }
}

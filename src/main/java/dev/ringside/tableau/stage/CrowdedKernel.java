package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.stage.Places.SocketPlace;

/// Plans kernel space for many sockets, or for a call that waits for many descriptors. In letters.
///
/// ```
///   [cpu 0][cpu 1]  │ [what the kernel has ] │ [queue][queue][queue]
///                   │ [of the call         ] │ [queue][queue][and …]
///   [run queues  ]  │ [waiting             ] │ [sleeping            ]
/// ```
///
/// @param area kernel space without its header and margins
/// @param hardware the band of hardware
/// @param roster who has a place
/// @param title the height of the title above a box
record CrowdedKernel(Box area, Box hardware, Roster roster, double title) {
    private static final double GAP = 2.2;
    private static final double UPPER = 5.4;
    private static final double WAITING = 2.85;
    private static final double BETWEEN = 1.2;

    /// The height that is enough; more is given to the CPUs in part.
    private static final double ROWS = 15.5;

    private static final double MOST_ASLEEP = 3.2;
    private static final double CHIP = 3;

    Places places() {
        var columns = Grid.columns(area, GAP, weights());
        var cpus = columns.get(0);
        var middle = columns.get(1);
        var right = columns.get(2);
        var tiles = TileGrid.of(tileArea(right), roster.sockets().size());
        var upper = upper(cpus);
        var lower = below(cpus, upper.bottom() + BETWEEN + title);
        int count = Math.max(1, roster.cpus().size());
        return new Places(
                Grid.columns(upper, 0.8, count),
                Grid.columns(lower, 0.8, count),
                tiles.tiles().stream().map(b -> new SocketPlace(b, Places.NONE)).toList(),
                tiles.map(),
                mechanism(middle),
                waiting(middle),
                below(right, area.bottom() - MOST_ASLEEP),
                Places.NONE,
                new Box(area.x() + 11, chipTop(), 8, CHIP),
                lo(right),
                wire(right),
                new Box(area.right() + 0.8, chipTop() + CHIP / 2, 0, 0),
                new Box(middle.x() - GAP / 2, area.y(), 0, area.height()),
                new Box(middle.x(), upper.bottom(), middle.width(), 1),
                new Lanes(
                        middle.x() - GAP / 2,
                        right.x() - GAP / 2,
                        area.y() - 0.35,
                        upper.bottom() + (lower.y() - title - upper.bottom()) / 2,
                        TileGrid.GUTTER / 2));
    }

    private double[] weights() {
        int cpus = Math.max(1, roster.cpus().size());
        double left = 9 + 4.2 * cpus;
        double middle = roster.mechanism() == Mechanism.NONE ? 11 : 24;
        return new double[] {left, middle, 69 - left - middle};
    }

    private Box upper(Box column) {
        double more = Math.clamp((area.height() - ROWS) * 0.3, 0, 1.4);
        return new Box(column.x(), area.y() + title, column.width(), UPPER + more);
    }

    /// The part of a column below `top`.
    private Box below(Box column, double top) {
        return new Box(column.x(), top, column.width(), area.bottom() - top);
    }

    private Box tileArea(Box column) {
        double height = area.height() - title - MOST_ASLEEP - title - 0.2;
        return new Box(column.x(), area.y() + title, column.width(), height);
    }

    /// An epoll instance holds its own wait queue; the other calls leave room for one below.
    private Box mechanism(Box column) {
        double height = area.height() - title;
        return switch (roster.mechanism()) {
            case NONE -> Places.NONE;
            case SELECT, POLL ->
                    new Box(
                            column.x(),
                            area.y() + title,
                            column.width(),
                            height - WAITING - title - 0.5);
            case EPOLL -> new Box(column.x(), area.y() + title, column.width(), height);
        };
    }

    private Box waiting(Box column) {
        return switch (roster.mechanism()) {
            case NONE -> below(column, area.y() + title);
            case SELECT, POLL -> below(column, area.bottom() - WAITING);
            case EPOLL -> Places.NONE;
        };
    }

    private double chipTop() {
        return hardware.y() + (hardware.height() - CHIP) / 2;
    }

    /// In the middle of the lane by which packets come up.
    private Box lo(Box column) {
        return new Box(column.x() - GAP / 2 - 5, chipTop(), 10, CHIP);
    }

    private Box wire(Box column) {
        double x = lo(column).right() + 1.2;
        return new Box(x, chipTop(), column.right() - x, CHIP);
    }
}

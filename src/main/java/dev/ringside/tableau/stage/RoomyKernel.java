package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.stage.Places.SocketPlace;

import java.util.ArrayList;
import java.util.List;

/// Plans kernel space for at most two sockets, each with titles of its own. In letters.
///
/// ```
///   [cpu 0][cpu 1]  [receive queue]   [descriptor
///   [run queues ]   [wait queue][else]  table   ]
/// ```
///
/// @param area kernel space without its header and margins
/// @param hardware the band of hardware
/// @param roster who has a place
/// @param title the height of the title above a box
record RoomyKernel(Box area, Box hardware, Roster roster, double title) {
    private static final double UPPER = 5.6;
    private static final double BETWEEN = 1.2;

    /// The height of both rows with their titles; more is given to them in part.
    private static final double ROWS = 15.9;

    Places places() {
        var areas = Grid.columns(area, 2.2, columns());
        var middle = areas.get(1);
        double chip = hardware.y() + (hardware.height() - 3) / 2;
        return new Places(
                Grid.columns(upper(areas.get(0)), 1, cpuCount()),
                Grid.columns(lower(areas.get(0)), 1, cpuCount()),
                sockets(middle),
                Places.NONE,
                Places.NONE,
                Places.NONE,
                lowerPlaces(middle).getLast(),
                below(areas.get(2)),
                new Box(areas.get(2).x(), chip, 10, 3),
                lo(middle, chip),
                wire(middle, chip),
                new Box(middle.right() + 1.1, chip + 1.5, 0, 0),
                new Box(middle.x() - 1.1, area.y(), 0, area.height()),
                aisle(middle),
                null);
    }

    /// Below the free strip to the right of the first wait queue, so that packets pass it.
    private Box lo(Box middle, double top) {
        double beside =
                middle.x() + Math.min(Plan.QUEUE_WIDEST, lowerPlaces(middle).get(0).width());
        double x = Math.max(middle.x(), Math.min(beside - 3.4, middle.right() - 20));
        return new Box(x, top, 10, 3);
    }

    private Box wire(Box middle, double top) {
        double x = lo(middle, top).right() + 1.2;
        return new Box(x, top, middle.right() - x, 3);
    }

    private Box aisle(Box middle) {
        double top = upper(middle).bottom();
        return new Box(middle.x(), top, middle.width(), lower(middle).y() - title - top);
    }

    private List<Box> lowerPlaces(Box middle) {
        return Grid.columns(lower(middle), 1, Math.clamp(roster.sockets().size(), 1, 2) + 1);
    }

    private int cpuCount() {
        return Math.max(1, roster.cpus().size());
    }

    private double[] columns() {
        double cpus = 10 + 6.0 * cpuCount();
        return new double[] {cpus, 50 - cpus + 4, 17.5};
    }

    /// The boxes of the upper row, without their titles.
    private Box upper(Box column) {
        double more = Math.min(1.6, Math.max(0, column.height() - ROWS) * 0.3);
        return new Box(column.x(), column.y() + title, column.width(), UPPER + more);
    }

    /// The boxes of the lower row, without their titles.
    private Box lower(Box column) {
        double more = Math.min(1.2, Math.max(0, column.height() - ROWS) * 0.15);
        double top = upper(column).bottom() + BETWEEN + more + title;
        return new Box(column.x(), top, column.width(), column.bottom() - top);
    }

    private Box below(Box column) {
        return new Box(column.x(), column.y() + title, column.width(), column.height() - title);
    }

    private List<SocketPlace> sockets(Box column) {
        int count = roster.sockets().size();
        var receive = Grid.columns(upper(column), 1, Math.max(1, count));
        var wait = lowerPlaces(column);
        var places = new ArrayList<SocketPlace>();
        for (int i = 0; i < count; i++) {
            places.add(new SocketPlace(receive.get(i), wait.get(i)));
        }
        return places;
    }
}

package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Places.SocketPlace;

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
    private static final double LEAST_UPPER = 5.4;
    private static final double MOST_UPPER = 7.4;
    private static final double GAP = 2.2;

    /// What is free between two places of the lower row; packets come up there.
    private static final double RISER = 2.4;

    Places places() {
        var areas = KernelColumns.of(area, roster, 31, 17.5);
        var rows = KernelRows.of(area, title, LEAST_UPPER, MOST_UPPER);
        var cpus = areas.get(0);
        var middle = areas.get(1);
        var right = areas.get(2);
        var lower = lowerPlaces(rows, middle);
        double far = lower.getLast().x() - RISER / 2;
        var chips = new Chips(hardware);
        return new Places(
                true,
                KernelColumns.cpus(rows.upper(cpus), roster),
                KernelColumns.runQueues(rows.lower(cpus), roster),
                sockets(rows, middle),
                Places.NONE,
                Places.NONE,
                Places.NONE,
                Places.NONE,
                lower.getLast(),
                rows.both(right),
                chips.disk(right.x(), far),
                chips.lo(far),
                chips.wire(far, middle.right()),
                chips.corner(middle.right() + GAP / 2),
                KernelColumns.lanes(area, rows, middle, far, far));
    }

    private List<Box> lowerPlaces(KernelRows rows, Box middle) {
        int queues = Math.clamp(roster.sockets().size(), 1, 2);
        return Grid.columns(rows.lower(middle), RISER, queues + 1);
    }

    private List<SocketPlace> sockets(KernelRows rows, Box column) {
        int count = roster.sockets().size();
        var receive = Grid.columns(rows.upper(column), 1, Math.max(1, count));
        var wait = lowerPlaces(rows, column);
        var places = new ArrayList<SocketPlace>();
        for (int i = 0; i < count; i++) {
            places.add(new SocketPlace(receive.get(i), wait.get(i)));
        }
        return places;
    }
}

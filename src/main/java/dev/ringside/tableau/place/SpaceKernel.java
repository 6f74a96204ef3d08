package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Places.SocketPlace;

/// Plans kernel space for a program whose address space is shown: that is as wide as there is room
/// for, and as high. In letters.
///
/// ```
///   [cpu 0]  [ address space, from the lowest address to the highest ]
///   [cpu 1]  [                                                       ]
///   [queue]  [ waiting ]  [sleeping]
/// ```
///
/// @param area kernel space without its header and margins
/// @param hardware the band of hardware
/// @param roster who has a place
/// @param title the height of the title above a box
record SpaceKernel(Box area, Box hardware, Roster roster, double title) {
    /// The map takes what the queues leave.
    private static final double LEAST_UPPER = 40;

    private static final double ENOUGH = 17;
    private static final double HIGHEST_CPU = 7;

    Places places() {
        var columns = KernelColumns.of(area, roster, 27, 27);
        var rows = KernelRows.of(area, title, LEAST_UPPER, ENOUGH);
        var cpus = columns.getFirst();
        var middle = columns.get(1);
        var right = columns.get(2);
        double far = right.x() - KernelColumns.GAP / 2;
        var tiles = TileGrid.of(rows.upper(right), roster.sockets());
        var chips = new Chips(hardware);
        var upper = rows.upper(cpus);
        var low =
                new Box(upper.x(), upper.y(), upper.width(), Math.min(HIGHEST_CPU, upper.height()));
        return new Places(
                false,
                KernelColumns.cpus(low, roster),
                KernelColumns.runQueues(rows.lower(cpus), roster),
                tiles.tiles().stream().map(b -> new SocketPlace(b, Places.NONE)).toList(),
                tiles.map(),
                rows.upper(Grid.span(middle, right)),
                Places.NONE,
                rows.lower(middle),
                rows.lower(right),
                Places.NONE,
                chips.disk(middle.x(), far),
                chips.lo(far),
                chips.wire(far, right.right()),
                chips.corner(area.right() + 0.8),
                KernelColumns.lanes(area, rows, middle, far, far));
    }
}

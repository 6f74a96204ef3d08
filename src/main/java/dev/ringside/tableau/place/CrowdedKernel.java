package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Agenda;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Places.SocketPlace;

import java.util.List;

/// Plans kernel space for many sockets, or for a call that waits for many descriptors. In letters.
///
/// ```
///   [cpu 0][cpu 1]  [what the kernel has ]  [queue][queue][queue]
///                   [of the call         ]  [queue][queue][and …]
///   [run queues  ]  [waiting             ]  [sleeping           ]
/// ```
///
/// ```
///   [cpu 0][cpu 1]  [queue][queue][queue][queue][queue][queue]
///   [run queues  ]  [waiting]  [sleeping                     ]
/// ```
///
/// ```
///   [cpu 0][cpu 1]  [queue of lock A][queue of lock B]
///   [run queues  ]  [sleeping                        ]
/// ```
///
/// @param area kernel space without its header and margins
/// @param hardware the band of hardware
/// @param roster who has a place
/// @param title the height of the title above a box
record CrowdedKernel(Box area, Box hardware, Roster roster, double title) {
    /// The height that what the kernel has of a call needs.
    private static final double LEAST_UPPER = 8.4;

    /// What is enough for it, and for a few sockets; and for many.
    private static final double ENOUGH = 9.6;

    /// The height of the wait queues of locks, at least and at most.
    private static final double LEAST_QUEUES = 6.2;

    private static final double ENOUGH_QUEUES = 8.4;

    /// The least height of a table of calls.
    private static final double LEAST_TABLE = 10.6;

    private static final double ENOUGH_FOR_MANY = 13;
    private static final int MANY = 6;
    private static final double HIGHEST_CPU = 7;

    Places places() {
        if (roster.agenda() == Agenda.LOCKS) {
            return withLocks();
        }
        return roster.mechanism().there() ? withMechanism() : withSocketsOnly();
    }

    private Places withMechanism() {
        boolean wide =
                roster.mechanism() == Mechanism.TURNS
                        || roster.mechanism() == Mechanism.CALLS
                        || ofSwitches();
        var columns = KernelColumns.of(area, roster, wide ? 37 : 22, wide ? 17 : 32);
        var rows = rows();
        var middle = columns.get(1);
        var right = columns.get(2);
        double far = right.x() - KernelColumns.GAP / 2;
        return places(
                rows,
                columns.getFirst(),
                right,
                rows.upper(middle),
                List.of(rows.lower(middle), rows.lower(right)),
                KernelColumns.lanes(area, rows, middle, far, far));
    }

    /// The wait queues of locks have the whole upper row beside the CPUs.
    private Places withLocks() {
        var columns = KernelColumns.of(area, roster, 11, 43);
        var rows = KernelRows.of(area, title, LEAST_QUEUES, ENOUGH_QUEUES);
        var rest = Grid.span(columns.get(1), columns.get(2));
        double far = columns.get(2).x() - KernelColumns.GAP / 2;
        return places(
                rows,
                columns.getFirst(),
                rest,
                rows.upper(rest),
                List.of(Places.NONE, rows.lower(rest)),
                KernelColumns.lanes(area, rows, rest, far, rest.x() - KernelColumns.GAP / 2));
    }

    /// The sockets have the whole upper row beside the CPUs.
    private Places withSocketsOnly() {
        var columns = KernelColumns.of(area, roster, 11, 43);
        var rows = rows();
        var middle = columns.get(1);
        var rest = Grid.span(middle, columns.get(2));
        double far = columns.get(2).x() - KernelColumns.GAP / 2;
        return places(
                rows,
                columns.getFirst(),
                rest,
                Places.NONE,
                List.of(rows.lower(middle), rows.lower(columns.get(2))),
                KernelColumns.lanes(area, rows, middle, far, middle.x() - KernelColumns.GAP / 2));
    }

    private boolean ofSwitches() {
        return roster.mechanism() == Mechanism.SWITCH;
    }

    private KernelRows rows() {
        if (roster.mechanism() == Mechanism.CALLS) {
            return KernelRows.of(area, title, LEAST_TABLE, ENOUGH_FOR_MANY);
        }
        boolean many =
                roster.sockets().size() > MANY
                        || roster.mechanism() == Mechanism.TURNS
                        || ofSwitches();
        return KernelRows.of(area, title, LEAST_UPPER, many ? ENOUGH_FOR_MANY : ENOUGH);
    }

    private Places places(
            KernelRows rows, Box cpus, Box queues, Box mechanism, List<Box> lower, Lanes lanes) {
        var tiles = TileGrid.of(tileArea(rows, queues), roster.sockets());
        var chips = new Chips(hardware);
        return new Places(
                false,
                KernelColumns.cpus(low(rows.upper(cpus)), roster),
                KernelColumns.runQueues(rows.lower(cpus), roster),
                tiles.tiles().stream().map(b -> new SocketPlace(b, Places.NONE)).toList(),
                tiles.map(),
                mechanism,
                Places.NONE,
                lower.get(0),
                lower.get(1),
                Places.NONE,
                chips.disk(lanes.near() + KernelColumns.GAP / 2, lanes.far()),
                chips.lo(lanes.far()),
                chips.wire(lanes.far(), queues.right()),
                chips.corner(area.right() + 0.8),
                lanes);
    }

    private static Box low(Box cpus) {
        return new Box(cpus.x(), cpus.y(), cpus.width(), Math.min(HIGHEST_CPU, cpus.height()));
    }

    /// The lane below the last row of tiles is the aisle.
    private static Box tileArea(KernelRows rows, Box column) {
        var upper = rows.upper(column);
        return new Box(upper.x(), upper.y(), upper.width(), upper.height() + TileGrid.GUTTER);
    }
}

package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.place.Places.SocketPlace;

/// Plans kernel space for a program that reads a file: the page cache has the place of honour, and
/// the disk lies below it as wide as it is. In letters.
///
/// ```
///   [cpu 0][cpu 1]  [ page cache, page by page       ]
///   [run queues  ]  [ waits for a page ]  [sleeping  ]
///   ├ hardware ───────────────────────────────────────
///   [ disk, with what it has to do                   ]
/// ```
///
/// ```
///   [cpu 0][cpu 1]  [ page cache       ]  [queue][queue]
///   [run queues  ]  [ waiting          ]  [sleeping    ]
///   ├ hardware ───────────────────────────────────────
///   [ disk                   ]  [lo][on the wire       ]
/// ```
///
/// ```
///   [cpu 0][cpu 1]  [ requests of rings ]  [ page cache  ]
///   [run queues  ]  [ waiting           ]  [ sleeping    ]
///   ├ hardware ───────────────────────────────────────
///   [ disk                                           ]
/// ```
///
/// @param area kernel space without its header and margins
/// @param hardware the band of hardware
/// @param roster who has a place
/// @param title the height of the title above a box
record FileKernel(Box area, Box hardware, Roster roster, double title) {
    private static final double LEAST_UPPER = 8.4;
    private static final double ENOUGH = 13;
    private static final double HIGHEST_CPU = 7;

    /// How far the disk reaches beyond the lane by which bytes rise from it.
    private static final double PORT = 1.2;

    Places places() {
        boolean rings = roster.mechanism().ofRings();
        boolean alone = roster.sockets().isEmpty();
        var columns = KernelColumns.of(area, roster, alone ? 27 : 30, alone ? 27 : 24);
        var rows = KernelRows.of(area, title, LEAST_UPPER, ENOUGH);
        var cpus = columns.getFirst();
        var middle = columns.get(1);
        var right = columns.get(2);
        double far = right.x() - KernelColumns.GAP / 2;
        var cache = alone ? Grid.span(middle, right) : middle;
        var tiles = TileGrid.of(tileArea(rows, right), roster.sockets());
        var chips = new Chips(hardware);
        var lo = chips.lo(far);
        double end = alone ? area.right() : lo.x() - KernelColumns.GAP / 2;
        double x = middle.x() - KernelColumns.GAP / 2 - PORT; // the name of the band is on the left
        var disk = new Box(x, lo.y(), end - x, lo.height());
        return new Places(
                false,
                KernelColumns.cpus(low(rows.upper(cpus)), roster),
                KernelColumns.runQueues(rows.lower(cpus), roster),
                tiles.tiles().stream().map(b -> new SocketPlace(b, Places.NONE)).toList(),
                tiles.map(),
                rows.upper(rings ? middle : cache),
                rows.upper(rings ? right : cache),
                rows.lower(middle),
                rows.lower(right),
                Places.NONE,
                disk,
                lo,
                chips.wire(far, right.right()),
                chips.corner(area.right() + 0.8),
                KernelColumns.lanes(area, rows, middle, far, far));
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

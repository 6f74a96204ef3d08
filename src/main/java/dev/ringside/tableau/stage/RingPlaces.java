package dev.ringside.tableau.stage;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Places;
import dev.ringside.tableau.place.Plan;

import java.util.ArrayList;
import java.util.List;

/// The places of two rings that lie across the system-call gate, and of the requests that the
/// kernel has between them.
///
/// ```
///   ┌ user ──┌ submission ┐┌ completion ┐
///   │ server │ ↓          ││ ↑          │
///   │        │ [entry]    ││ [result]   │
///   ├ gate ──│ shared     ││ shared     │
///   │        │ [entry]    ││            │
///   │  ┌─────└────────────┘└────────────┘
///   │  │ [request] ─────────────▶ │  what the kernel has
/// ```
///
/// @param submissions the submission ring
/// @param completions the completion ring
/// @param gate the part of the gate behind them
/// @param kernel what the kernel has taken
record RingPlaces(Box submissions, Box completions, Box gate, Box kernel) {
    static final double TITLE_EM = 1.6;
    private static final double SLOT_EM = 1.42;
    private static final double SLOT_GAP_EM = 0.2;
    private static final double SIDE_EM = 0.5;
    private static final double CELL_EM = 2.7;
    private static final double LOW_CELL_EM = 1.5;
    private static final double GAP_EM = 0.35;

    /// So many requests have their places below the rings.
    private static final int FEW = 4;

    private static final double WORKER_EM = 11;

    /// What is left of the rings for the name of what the kernel has.
    private static final double TITLE_WIDTH_EM = 6.2;

    static RingPlaces of(Plan plan) {
        double em = plan.em();
        var kernel = plan.places().mechanism();
        var memory = plan.above().memory();
        var gate = plan.gate();
        boolean onCard = Places.there(memory);
        double least = kernel.x() + TITLE_WIDTH_EM * em;
        double x = onCard ? Math.max(memory.x(), least) : kernel.x() + 0.45 * kernel.width();
        double top = onCard ? memory.y() - 0.2 * em : gate.y() - 4 * em;
        double bottom = kernel.y() - 0.45 * em;
        var both = new Box(x, top, kernel.right() - x, bottom - top);
        var rings = Grid.columns(both, 0.6 * em, 2);
        return new RingPlaces(rings.get(0), rings.get(1), gate, kernel);
    }

    /// The entries of a ring, from the program's end to the kernel's. None lies on the gate.
    List<Box> slots(Box ring, double em) {
        double height = SLOT_EM * em;
        double step = height + SLOT_GAP_EM * em;
        double side = SIDE_EM * em;
        var slots = new ArrayList<Box>();
        double above = gate.y() - 0.35 * em;
        double first = ring.y() + TITLE_EM * em + 0.3 * em;
        for (double y = first; y + height <= above; y += step) {
            slots.add(new Box(ring.x() + side, y, ring.width() - 2 * side, height));
        }
        double below = ring.bottom() - 0.3 * em;
        for (double y = gate.bottom() + 0.3 * em; y + height <= below; y += step) {
            slots.add(new Box(ring.x() + side, y, ring.width() - 2 * side, height));
        }
        return slots;
    }

    /// The line of a ring that lies on the gate.
    Box onGate(Box ring) {
        return new Box(ring.x(), gate.y(), ring.width(), gate.height());
    }

    /// Where the name of what the kernel has stands: left of the rings.
    Box title(Plan plan) {
        double width = submissions.x() - kernel.x() - 0.6 * plan.em();
        return new Box(kernel.x(), kernel.y() - plan.title(), width, plan.title());
    }

    /// The places of requests: below the rings, and if there are many, everywhere.
    List<Box> requests(int count, double em) {
        var inside = Grid.inset(kernel, 0.55 * em);
        double x = count <= FEW ? submissions.x() : inside.x();
        double height = inside.bottom() - foot(em).height() - GAP_EM * em - inside.y();
        var room = new Box(x, inside.y(), inside.right() - x, height);
        int columns = count <= FEW ? 2 : 3;
        double least = count <= 2 ? CELL_EM : LOW_CELL_EM;
        int rows = Math.max(1, (int) ((height / em + GAP_EM) / (least + GAP_EM)));
        double cell = Math.min(CELL_EM * em, (height - (rows - 1) * GAP_EM * em) / rows);
        var area = new Box(room.x(), room.y(), room.width(), rows * (cell + GAP_EM * em));
        return Grid.cells(area, GAP_EM * em, columns, rows * columns, area.width(), cell)
                .subList(0, Math.clamp(count, 1, rows * columns));
    }

    /// The line below them.
    Box foot(double em) {
        var inside = Grid.inset(kernel, 0.55 * em);
        double height = 2.4 * em;
        return new Box(inside.x(), inside.bottom() - height, inside.width(), height);
    }

    /// Where threads of the kernel sleep that work for the ring; as many as there is room for.
    List<Box> workers(int count, Plan plan) {
        var foot = foot(plan.em());
        double step = WORKER_EM * plan.em();
        var cells = new ArrayList<Box>();
        double gap = GAP_EM * plan.em();
        for (int i = 0; i < count && (i + 1) * (step + gap) - gap <= foot.width(); i++) {
            cells.add(new Box(foot.x() + i * (step + gap), foot.y(), step, foot.height()));
        }
        return cells;
    }
}

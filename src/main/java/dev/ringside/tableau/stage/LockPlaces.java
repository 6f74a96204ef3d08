package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.place.Grid;
import dev.ringside.tableau.place.Plan;

import java.util.List;

/// Where locks have their places: two in the memory that the threads share, one above the other,
/// and their wait queues in the kernel, side by side.
///
/// ```
///   [thread]  ◀── [ lock A ] ◀──  [thread]
///             ──▶ [ lock B ] ──▶
/// ```
final class LockPlaces {
    /// How many locks are shown.
    private static final int MOST = 2;

    private static final double TITLE_EM = 1.7;
    private static final double INSET_EM = 0.7;
    private static final double GAP_EM = 0.5;
    private static final double HIGHEST_EM = 3.6;
    private static final double BLOCK_EM = 2.85;

    private LockPlaces() {}

    /// The locks that are shown, as far as they are known at a moment.
    static List<String> names(Machine machine) {
        return machine.userSpace().shared().locks().keySet().stream().limit(MOST).toList();
    }

    /// The title of the memory that the threads share.
    static Box title(Plan plan) {
        var inside = inside(plan);
        return new Box(inside.x(), inside.y(), inside.width(), TITLE_EM * plan.em());
    }

    /// The upper place in that memory: the first lock.
    static Box upper(Plan plan) {
        var body = body(plan);
        return new Box(body.x(), body.y(), body.width(), height(plan));
    }

    /// The lower place: the second lock, or the value that the only one protects.
    static Box lower(Plan plan) {
        var body = body(plan);
        double high = height(plan);
        return new Box(body.x(), body.bottom() - high, body.width(), high);
    }

    /// The place of a lock in that memory.
    ///
    /// @param number 0 or 1
    static Box place(Plan plan, int number) {
        return number == 0 ? upper(plan) : lower(plan);
    }

    /// What is free between them.
    static Box middle(Plan plan) {
        var upper = upper(plan);
        double gap = GAP_EM * plan.em();
        return new Box(
                upper.x(),
                upper.bottom() + gap,
                upper.width(),
                lower(plan).y() - upper.bottom() - 2 * gap);
    }

    /// The box of a wait queue in the kernel.
    ///
    /// @param number 0 or 1
    static Box card(Plan plan, int number) {
        var columns = Grid.columns(plan.places().mechanism(), 1.6 * plan.em(), MOST);
        return columns.get(number);
    }

    /// The part of it where control blocks stand.
    static Box queue(Plan plan, int number) {
        double em = plan.em();
        var inside = Grid.inset(card(plan, number), INSET_EM * em);
        double high = Math.min(BLOCK_EM * em, inside.height());
        return new Box(inside.x(), inside.bottom() - high, inside.width(), high);
    }

    private static Box inside(Plan plan) {
        return Grid.inset(plan.above().memory(), INSET_EM * plan.em());
    }

    private static Box body(Plan plan) {
        var inside = inside(plan);
        double top = inside.y() + TITLE_EM * plan.em();
        return new Box(inside.x(), top, inside.width(), inside.bottom() - top);
    }

    private static double height(Plan plan) {
        double room = (body(plan).height() - 2 * GAP_EM * plan.em()) / 2.5;
        return Math.min(HIGHEST_EM * plan.em(), room);
    }
}

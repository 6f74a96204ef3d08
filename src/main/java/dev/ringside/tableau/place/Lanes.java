package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;
import dev.ringside.tableau.Link.Point;

import java.util.List;

/// The free lanes of kernel space. Arrows and bytes keep to them, so that they cross no text.
///
/// ```
///            ┌──────────────── head ───────────────┐
///   [cpus]   │ [ mechanism ]                       │ [queue][queue][queue]
///   ─ tasks ─┼─────────────────── bytes ───────────┼──────────────────────
///   [queues] │ [ waiting   ]                       │ [sleeping]
///           near                                  far
/// ```
///
/// @param near the x of the lane between the CPUs and the middle
/// @param far the x of the lane by which packets come up
/// @param side the x of the lane beside the rows of receive queues, if there are several
/// @param head the y of the lane above all
/// @param bytes the y of the way of bytes along the aisle between the rows
/// @param tasks the y of the way of tasks along it
/// @param gutter how far below a receive queue its lane is
/// @param step how far a lane keeps from what is beside it: there is room for one between two
///   places of a queue, and for two, with as much again, beside a run queue
public record Lanes(
        double near,
        double far,
        double side,
        double head,
        double bytes,
        double tasks,
        double gutter,
        double step) {
    /// In letters.
    static final double STEP = 0.55;

    Lanes scaled(double em) {
        return new Lanes(
                Math.rint(near * em),
                Math.rint(far * em),
                Math.rint(side * em),
                Math.rint(head * em),
                Math.rint(bytes * em),
                Math.rint(tasks * em),
                Math.rint(gutter * em),
                Math.rint(step * em));
    }

    /// The y of the lane below a receive queue; below the last row that is the aisle.
    public double below(Box queue) {
        double y = queue.bottom() + gutter;
        return y > bytes - 2 ? bytes : y;
    }

    /// The x of the lane from which queues are reached whose own lane is at `y`.
    public double trunk(double y) {
        return y == bytes ? far : side;
    }

    /// From the end of the far lane below the aisle to beside a receive queue, beneath which it
    /// ends.
    public List<Point> toQueue(Box queue) {
        double below = below(queue);
        return below == bytes
                ? List.of(new Point(far, bytes))
                : List.of(new Point(far, bytes), new Point(side, bytes), new Point(side, below));
    }
}

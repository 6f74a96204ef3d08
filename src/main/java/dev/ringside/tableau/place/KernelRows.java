package dev.ringside.tableau.place;

import dev.ringside.tableau.Box;

/// The two rows that the columns of kernel space share, so that boxes beside each other begin, and
/// titles stand, at the same height. In letters. Between them is a free aisle for arrows.
///
/// ```
///   CPU 0      Socket fd 7          Descriptors     titles
///   [     ]    [            ]       [           ]   upper
///   ───────────────────────────────────────────────  aisle
///   Run queue  Wait queue  Sleeping                 titles
///   [     ]    [        ]  [       ]                lower
/// ```
///
/// @param top where the titles of the upper row begin
/// @param title the height of a title
/// @param upper the height of the upper row's boxes
/// @param aisle the height of the aisle
/// @param lower the height of the lower row's boxes
record KernelRows(double top, double title, double upper, double aisle, double lower) {
    private static final double AISLE = 1.4;
    private static final double MORE_AISLE = 1.2;

    /// Two places of a queue, one below the other: with one line of text in each, and with two.
    private static final double LEAST_LOWER = 3.85;

    private static final double LOWER = 6.15;

    /// Of each place in the aisle, how far it is below the upper row.
    static final double BYTES = 0.45;

    private static final double TASKS = 0.95;

    /// Divides `area`.
    ///
    /// @param least the least height that the upper boxes need
    /// @param most the height beyond which they would only be emptier
    static KernelRows of(Box area, double title, double least, double most) {
        double free = area.height() - 2 * title - AISLE;
        double lower = Math.clamp(free - least, LEAST_LOWER, LOWER);
        double upper = Math.min(free - lower, most);
        double aisle = AISLE + Math.min(MORE_AISLE, (free - lower - upper) * 0.3);
        return new KernelRows(area.y(), title, upper, aisle, lower);
    }

    /// The part of a column for boxes of the upper row.
    Box upper(Box column) {
        return new Box(column.x(), top + title, column.width(), upper);
    }

    /// The part of a column for boxes of the lower row.
    Box lower(Box column) {
        return new Box(column.x(), bottom() - lower, column.width(), lower);
    }

    /// The part of a column for boxes that belong to no row.
    Box both(Box column) {
        double y = top + title;
        return new Box(column.x(), y, column.width(), bottom() - y);
    }

    /// The y of the way of bytes along the aisle.
    double bytesWay() {
        return top + title + upper + BYTES;
    }

    /// The y of the way of tasks along the aisle.
    double tasksWay() {
        return top + title + upper + TASKS * aisle / AISLE;
    }

    private double bottom() {
        return top + title + upper + aisle + title + lower;
    }
}

package dev.ringside.app.stage;

import dev.ringside.tableau.Box;

/// Where a node of the stage is, how large, and how much of it can be seen.
record Pose(double x, double y, double width, double height, double opacity) {
    static Pose of(Box box, double opacity) {
        return new Pose(box.x(), box.y(), box.width(), box.height(), opacity);
    }

    Pose withOpacity(double newOpacity) {
        return new Pose(x, y, width, height, newOpacity);
    }

    /// Whether it is elsewhere, or of another size.
    boolean differsInPlace(Pose other) {
        return x != other.x || y != other.y || width != other.width || height != other.height;
    }

    /// The pose on the way to `goal`.
    ///
    /// @param moved how much of the movement is done, from 0 to 1
    /// @param faded how much of the fading is done, from 0 to 1
    Pose towards(Pose goal, double moved, double faded) {
        return new Pose(
                between(x, goal.x, moved),
                between(y, goal.y, moved),
                between(width, goal.width, moved),
                between(height, goal.height, moved),
                between(opacity, goal.opacity, faded));
    }

    private static double between(double from, double to, double fraction) {
        return fraction >= 1 ? to : from + (to - from) * fraction;
    }
}

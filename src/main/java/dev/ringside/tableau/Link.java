package dev.ringside.tableau;

import java.util.List;

/// An arrow from one place to another.
///
/// @param id who it is
/// @param points the start, the turns and the end of a line
/// @param tone what its colour means
/// @param inferred whether it is drawn dashed because it follows from facts instead of being one
/// @param headed whether it ends in a head; a part of a way that goes on has none
/// @param description what it says, for people who cannot see it
public record Link(
        String id,
        List<Point> points,
        Tone tone,
        boolean inferred,
        boolean headed,
        String description) {
    /// A place on the stage.
    public record Point(double x, double y) {}
}

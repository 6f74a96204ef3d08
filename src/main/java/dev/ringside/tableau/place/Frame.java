package dev.ringside.tableau.place;

/// What the stage is to fill.
///
/// @param width its width
/// @param height its height
/// @param presenting whether it is projected
public record Frame(double width, double height, boolean presenting) {}

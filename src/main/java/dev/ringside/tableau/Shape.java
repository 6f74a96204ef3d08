package dev.ringside.tableau;

/// The form of an element.
public enum Shape {
    /// Nothing but its labels.
    TEXT,
    /// One of the three bands that fill the stage from left to right.
    BAND,
    /// A box with rounded corners, filled.
    CARD,
    /// A smaller box inside a card.
    CELL,
    /// An empty place, outlined with dashes.
    SLOT,
    /// A short word on a fully rounded ground.
    PILL,
    /// Bytes, with their count.
    TOKEN
}

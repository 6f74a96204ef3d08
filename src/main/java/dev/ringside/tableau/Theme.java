package dev.ringside.tableau;

/// The sets of colours.
public enum Theme {
    DARK,
    LIGHT,
    /// Black and white as far as it goes: every text has a contrast of 7 to 1.
    CONTRAST
}

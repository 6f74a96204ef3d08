package dev.ringside.tableau;

/// The two sets of colours.
public enum Theme {
    DARK,
    LIGHT
}

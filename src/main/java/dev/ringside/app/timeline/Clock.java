package dev.ringside.app.timeline;

/// The two clocks of a playback.
public enum Clock {
    /// Every step takes the same time and the same width.
    STORY,
    /// Everything takes the time that it took, or a fixed part of it.
    TRUE
}

package dev.ringside.story.tracks;

/// An arrow from cause to effect: from the row of whoever woke a task to the row of the task.
///
/// @param from the id of the [Track] of the cause
/// @param to the id of the track of the effect
/// @param nanos when
/// @param fact the index of the fact that says so, a wake-up
/// @param inferred whether that follows from other facts only
public record Flow(String from, String to, long nanos, int fact, boolean inferred) {}

package dev.ringside.story.words;

/// The words for one step.
///
/// @param title a headline of a few words
/// @param line one line, as `ringside show` prints it
/// @param detail two or three sentences for somebody who sees it for the first time
public record Telling(String title, String line, String detail) {}

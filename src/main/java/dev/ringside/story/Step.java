package dev.ringside.story;

import dev.ringside.story.happening.Happening;

/// What a teacher would say in one sentence: a run of consecutive facts.
///
/// @param number its place in the story; 0 is the opening
/// @param first the index of its first fact
/// @param next the index after its last fact: how many facts are behind when it is over
/// @param fromNanos the time of the fact that it is about
/// @param toNanos the time of its last fact
/// @param happening what happens
public record Step(
        int number, int first, int next, long fromNanos, long toNanos, Happening happening) {}

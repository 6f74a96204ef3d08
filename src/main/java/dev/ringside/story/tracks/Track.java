package dev.ringside.story.tracks;

import java.util.List;

/// A row of the timeline.
///
/// @param id `task:4121`, `kernel`
/// @param tid the task, or -1 for a row that belongs to none
/// @param name the task's name; empty for a row that belongs to none
/// @param slices its intervals, in order, without gaps for a task
public record Track(String id, int tid, String name, List<Slice> slices) {}

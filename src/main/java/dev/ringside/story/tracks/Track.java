package dev.ringside.story.tracks;

import java.util.List;

/// A row of the timeline.
///
/// @param kind what the row is about
/// @param id `task:4121`, `kernel`, `kernel:1`, `cpu:0`
/// @param tid the task; -1 for a row that is not a task's
/// @param cpu the CPU; -1 for a task's row, and for that of the kernel if it has one row only
/// @param name the task's name; empty for a row that is not a task's
/// @param slices its intervals, in order, none over another; without gaps for a task and a CPU
/// @param markers its instants, in order
public record Track(
        Kind kind,
        String id,
        int tid,
        int cpu,
        String name,
        List<Slice> slices,
        List<Marker> markers) {
    /// What a row is about.
    public enum Kind {
        /// What a task of the experiment did.
        TASK,
        /// What the kernel did by itself: soft interrupts, and what came of them.
        KERNEL,
        /// Who was on a CPU.
        CPU
    }
}

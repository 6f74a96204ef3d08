package dev.ringside.story;

import java.util.List;

/// The rows of the timeline: one for each observed task, one for the kernel's own work.
public final class Tracks {
    private Tracks() {}

    /// The tracks of a story: its tasks in the order of role and thread id, then `kernel`.
    public static List<Track> of(Story story) {
        return new TrackBuilder(story).build();
    }
}

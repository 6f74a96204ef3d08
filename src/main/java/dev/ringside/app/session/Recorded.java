package dev.ringside.app.session;

import dev.ringside.app.timeline.StoryAxis;
import dev.ringside.app.timeline.TrueAxis;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.Track;
import dev.ringside.story.Tracks;
import dev.ringside.tableau.stage.TableauLayout;
import dev.ringside.trace.Trace;

import java.util.List;

/// A recording with all that is worked out from it once, away from the window's thread.
///
/// @param story the recording, told
/// @param playback the computer after any number of its facts; for the window's thread only
/// @param tracks the rows of its timeline
/// @param storyAxis where its moments are in story time
/// @param trueAxis where they are in true time
/// @param layout its stage
/// @param name what it is called: the file's name, or empty
/// @param saved whether it is in a file, or came with the program
public record Recorded(
        Story story,
        Playback playback,
        List<Track> tracks,
        StoryAxis storyAxis,
        TrueAxis trueAxis,
        TableauLayout layout,
        String name,
        boolean saved) {
    /// Works out everything for `trace`.
    public static Recorded of(Trace trace, String name, boolean saved) {
        var story = Story.of(trace);
        return new Recorded(
                story,
                Playback.prepared(trace),
                Tracks.of(story),
                new StoryAxis(story),
                new TrueAxis(story),
                new TableauLayout(story),
                name,
                saved);
    }

    /// The same, now in the file `newName`.
    Recorded in(String newName) {
        return new Recorded(story, playback, tracks, storyAxis, trueAxis, layout, newName, true);
    }
}

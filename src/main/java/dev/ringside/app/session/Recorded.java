package dev.ringside.app.session;

import dev.ringside.app.code.CallTrail;
import dev.ringside.app.timeline.Axis;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.Lanes;
import dev.ringside.app.timeline.StoryAxis;
import dev.ringside.app.timeline.TrueAxis;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.tracks.Track;
import dev.ringside.story.tracks.Tracks;
import dev.ringside.tableau.stage.TableauLayout;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A recording with all that is worked out from it once, away from the window's thread.
///
/// @param story the recording, told
/// @param playback the computer after any number of its facts; for the window's thread only
/// @param tracks the rows of its timeline
/// @param lanes the same, ready to be drawn
/// @param storyAxis where its moments are in story time
/// @param trueAxis where they are in true time
/// @param layout its stage
/// @param calls what its tasks called
/// @param evidence what it rests on in the main
/// @param origin where it comes from
public record Recorded(
        Story story,
        Playback playback,
        List<Track> tracks,
        Lanes lanes,
        StoryAxis storyAxis,
        TrueAxis trueAxis,
        TableauLayout layout,
        CallTrail calls,
        Evidence evidence,
        Origin origin) {
    private static final double MOST_STEPS_AT_ONCE = 28;

    /// Works out everything for `trace`.
    public static Recorded of(Trace trace, Origin origin) {
        var story = Story.of(trace);
        var tracks = Tracks.of(story);
        var storyAxis = new StoryAxis(story);
        var trueAxis = new TrueAxis(story);
        return new Recorded(
                story,
                Playback.prepared(trace),
                tracks,
                Lanes.of(story, tracks, storyAxis, trueAxis),
                storyAxis,
                trueAxis,
                new TableauLayout(story),
                CallTrail.of(story),
                best(trace),
                origin);
    }

    /// What is open before anything is.
    public static Recorded nothing() {
        var header = new TraceHeader("", "", Map.of(), "", "", "", 0, "", "", Map.of());
        return of(new Trace(header, List.of(), null), new Origin.Unsaved());
    }

    /// Whether nothing was recorded.
    public boolean empty() {
        return story.trace().size() == 0;
    }

    /// The axis of a clock.
    Axis axis(Clock clock) {
        return switch (clock) {
            case STORY -> storyAxis;
            case TRUE -> trueAxis;
        };
    }

    /// All of it on the axis of a clock, or as many steps of it as can be read.
    Viewport readable(Clock clock) {
        int steps = story.steps().size();
        return clock == Clock.TRUE || steps <= MOST_STEPS_AT_ONCE
                ? Viewport.ALL
                : new Viewport(0, MOST_STEPS_AT_ONCE / steps);
    }

    /// A task of the experiment: the one with this id, otherwise the server.
    int task(int chosen) {
        var machine = story.last();
        if (machine.task(chosen).isPresent()) {
            return chosen;
        }
        var observed = machine.observed();
        return observed.stream()
                .filter(t -> t.who().role() == Role.SERVER)
                .findFirst()
                .or(() -> observed.stream().findFirst())
                .map(t -> t.tid())
                .orElse(-1);
    }

    private static Evidence best(Trace trace) {
        var best = Evidence.INFERRED;
        for (var fact : trace.events()) {
            var evidence = fact.at().source().evidence();
            if (evidence.compareTo(best) < 0) {
                best = evidence;
            }
        }
        return best;
    }

    /// The same, now in `file`.
    Recorded in(Path file) {
        return new Recorded(
                story,
                playback,
                tracks,
                lanes,
                storyAxis,
                trueAxis,
                layout,
                calls,
                evidence,
                new Origin.File(file));
    }
}

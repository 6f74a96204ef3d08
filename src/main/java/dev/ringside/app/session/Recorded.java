package dev.ringside.app.session;

import dev.ringside.app.timeline.Axis;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.StoryAxis;
import dev.ringside.app.timeline.TrueAxis;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.Track;
import dev.ringside.story.Tracks;
import dev.ringside.tableau.stage.TableauLayout;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;

import java.util.List;
import java.util.Map;

/// A recording with all that is worked out from it once, away from the window's thread.
///
/// @param story the recording, told
/// @param playback the computer after any number of its facts; for the window's thread only
/// @param tracks the rows of its timeline
/// @param storyAxis where its moments are in story time
/// @param trueAxis where they are in true time
/// @param layout its stage
/// @param evidence what it rests on in the main
/// @param origin where it comes from
public record Recorded(
        Story story,
        Playback playback,
        List<Track> tracks,
        StoryAxis storyAxis,
        TrueAxis trueAxis,
        TableauLayout layout,
        Evidence evidence,
        Origin origin) {
    /// Works out everything for `trace`.
    public static Recorded of(Trace trace, Origin origin) {
        var story = Story.of(trace);
        return new Recorded(
                story,
                Playback.prepared(trace),
                Tracks.of(story),
                new StoryAxis(story),
                new TrueAxis(story),
                new TableauLayout(story),
                best(trace),
                origin);
    }

    /// What is open before anything is.
    public static Recorded nothing() {
        var header = new TraceHeader("", "", Map.of(), "", "", "", 0, "", "", Map.of());
        return of(new Trace(header, List.of(), null), new Origin.Unsaved());
    }

    /// The axis of a clock.
    Axis axis(Clock clock) {
        return switch (clock) {
            case STORY -> storyAxis;
            case TRUE -> trueAxis;
        };
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

    /// The same, now in the file `newName`.
    Recorded in(String newName) {
        return new Recorded(
                story,
                playback,
                tracks,
                storyAxis,
                trueAxis,
                layout,
                evidence,
                new Origin.File(newName));
    }
}

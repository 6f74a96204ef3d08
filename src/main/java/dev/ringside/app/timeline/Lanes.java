package dev.ringside.app.timeline;

import dev.ringside.story.Story;
import dev.ringside.story.tracks.Flow;
import dev.ringside.story.tracks.Flows;
import dev.ringside.story.tracks.RangeFigures;
import dev.ringside.story.tracks.Slice;
import dev.ringside.story.tracks.Tally;
import dev.ringside.story.tracks.Track;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// All that the timeline of a recording is drawn from, worked out once, away from the window's
/// thread.
public final class Lanes {
    private static final int DENSITY_BUCKETS = 1024;

    private final List<Track> tracks;
    private final List<Lane> inStoryTime;
    private final List<Lane> inTrueTime;
    private final Arrows storyArrows;
    private final Arrows trueArrows;
    private final int[] storyDensity;
    private final int[] trueDensity;
    private final Tally tally;

    private Lanes(Story story, List<Track> tracks, StoryAxis storyAxis, TrueAxis trueAxis) {
        int facts = story.trace().size();
        List<Flow> flows = Flows.of(story, tracks);
        this.tracks = tracks;
        inStoryTime = tracks.stream().map(t -> Lane.of(t, storyAxis, facts)).toList();
        inTrueTime = tracks.stream().map(t -> Lane.of(t, trueAxis)).toList();
        storyArrows = new Arrows(flows, tracks, storyAxis);
        trueArrows = new Arrows(flows, tracks, trueAxis);
        storyDensity = density(storyAxis, facts);
        trueDensity = density(trueAxis, facts);
        tally = Tally.of(story.trace().events());
    }

    /// Works it out for a story and its tracks.
    public static Lanes of(
            Story story, List<Track> tracks, StoryAxis storyAxis, TrueAxis trueAxis) {
        return new Lanes(story, tracks, storyAxis, trueAxis);
    }

    List<Track> tracks() {
        return tracks;
    }

    List<Lane> on(Axis axis) {
        return switch (axis) {
            case StoryAxis _ -> inStoryTime;
            case TrueAxis _ -> inTrueTime;
        };
    }

    Arrows arrowsOn(Axis axis) {
        return switch (axis) {
            case StoryAxis _ -> storyArrows;
            case TrueAxis _ -> trueArrows;
        };
    }

    /// How many facts there are in each of many equal parts of an axis.
    int[] densityOn(Axis axis) {
        return switch (axis) {
            case StoryAxis _ -> storyDensity;
            case TrueAxis _ -> trueDensity;
        };
    }

    RangeFigures figures(Range range) {
        return tally.between(range.fromNanos(), range.toNanos());
    }

    /// How long a task was in each state during a range.
    Map<Slice.Kind, Long> times(int tid, Range range) {
        var times = new EnumMap<Slice.Kind, Long>(Slice.Kind.class);
        var widths = new double[Lane.GAP + 1];
        for (var lane : inTrueTime) {
            if (tid >= 0 && lane.track().tid() == tid) {
                lane.widths((double) range.fromNanos(), (double) range.toNanos(), widths);
                for (int kind = 0; kind < Lane.GAP; kind++) {
                    if (widths[kind] > 0) {
                        times.put(Lane.kindOf(kind), Math.round(widths[kind]));
                    }
                }
            }
        }
        return times;
    }

    private static int[] density(Axis axis, int facts) {
        var density = new int[DENSITY_BUCKETS];
        for (int i = 0; i < facts; i++) {
            density[Math.clamp((int) (axis.ofFact(i) * DENSITY_BUCKETS), 0, DENSITY_BUCKETS - 1)]++;
        }
        return density;
    }
}

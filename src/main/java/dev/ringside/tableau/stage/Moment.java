package dev.ringside.tableau.stage;

import dev.ringside.machine.Machine;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The moment of a story that the stage shows: how many facts are behind, and which of them are
/// news.
///
/// @param story the story
/// @param machine the machine at this moment
/// @param before the machine before the news
/// @param first the index of the first fact that is news
/// @param facts how many facts are behind
/// @param step the step that this moment belongs to; null before the first fact
public record Moment(
        Story story, Machine machine, Machine before, int first, int facts, @Nullable Step step) {
    /// When `step` is over; all its facts are news.
    public static Moment after(Playback playback, Story story, Step step) {
        var before = playback.after(step.first());
        return new Moment(
                story, playback.after(step.next()), before, step.first(), step.next(), step);
    }

    /// After the first `facts` facts; the last of them is news.
    ///
    /// @throws IndexOutOfBoundsException if there are fewer facts
    public static Moment after(Playback playback, Story story, int facts) {
        int first = Math.max(0, facts - 1);
        var step = facts == 0 ? null : story.stepOf(first);
        var before = playback.after(first);
        return new Moment(story, playback.after(facts), before, first, facts, step);
    }

    /// The facts that are news.
    List<TraceEvent> news() {
        return story.trace().events().subList(first, facts);
    }
}

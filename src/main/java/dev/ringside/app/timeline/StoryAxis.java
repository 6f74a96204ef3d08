package dev.ringside.app.timeline;

import dev.ringside.story.Step;
import dev.ringside.story.Story;

import java.util.List;

/// Story time: every step is equally wide, whatever it took, and its facts are spread evenly in it.
///
/// ```
///   | opening |  · · fact · ·  |  · fact · fact ·  |
///                 step 1       ▲     step 2
///                              └ the cursor when step 1 is over
/// ```
public final class StoryAxis implements Axis {
    /// The opening is narrower: nothing happens in it.
    private static final double OPENING = 0.4;

    private final Story story;
    private final List<Step> steps;
    private final double width;

    /// The axis of `story`.
    public StoryAxis(Story story) {
        this.story = story;
        this.steps = story.steps();
        this.width = OPENING + Math.max(0, steps.size() - 1);
    }

    /// Where a step ends.
    public double endOf(Step step) {
        return (OPENING + step.number()) / width;
    }

    @Override
    public double ofFact(int index) {
        var step = story.stepOf(index);
        if (step.number() == 0) {
            return 0;
        }
        double share = (index - step.first() + 1.0) / (step.next() - step.first() + 1);
        return (OPENING + step.number() - 1 + share) / width;
    }

    @Override
    public double ofNanos(long nanos) {
        int index = FactTimes.before(story.trace().events(), nanos);
        return index == story.trace().size() ? 1 : ofFact(index);
    }

    @Override
    public double ofCursor(int facts) {
        if (facts == 0) {
            return 0;
        }
        var step = story.stepOf(facts - 1);
        return facts == step.next() ? endOf(step) : (ofFact(facts - 1) + ofFact(facts)) / 2;
    }

    @Override
    public int factsAt(double place) {
        if (steps.isEmpty()) {
            return 0;
        }
        int number = (int) Math.ceil(place * width - OPENING);
        return steps.get(Math.clamp(number, 0, steps.size() - 1)).next();
    }
}

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

    /// The first step that ends at `place` or beyond it.
    int stepAt(double place) {
        int number = (int) Math.ceil(place * width - OPENING);
        return Math.clamp(number, 0, Math.max(0, steps.size() - 1));
    }

    @Override
    public long nanosAt(double place) {
        var events = story.trace().events();
        if (events.isEmpty() || place <= 0) {
            return 0;
        }
        var step = steps.get(stepAt(place));
        int low = step.first();
        int high = step.next();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ofFact(middle) <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return events.get(Math.max(0, low - 1)).at().nanos();
    }

    @Override
    public int factsAt(double place) {
        if (steps.isEmpty()) {
            return 0;
        }
        return steps.get(stepAt(place)).next();
    }
}

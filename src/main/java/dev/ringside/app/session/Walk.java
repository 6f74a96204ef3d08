package dev.ringside.app.session;

import dev.ringside.story.Step;
import dev.ringside.story.Story;

/// Steps through a story, by steps and by facts.
final class Walk {
    private final Story story;

    Walk(Story story) {
        this.story = story;
    }

    /// When so many facts are behind.
    Place at(int facts) {
        return new Place(facts, nanos(facts), false);
    }

    /// The end of step `number`; of the last one there is, at most.
    Place atStep(int number) {
        if (story.steps().isEmpty()) {
            return Place.START;
        }
        return at(story.steps().get(Math.clamp(number, 0, story.steps().size() - 1)).next());
    }

    Place end() {
        return at(story.trace().size());
    }

    Place next(Place from) {
        if (from.facts() == 0) {
            return atStep(0);
        }
        var step = stepAt(from);
        return from.facts() < step.next() ? at(step.next()) : atStep(step.number() + 1);
    }

    Place previous(Place from) {
        return from.facts() == 0 ? from : atStep(stepAt(from).number() - 1);
    }

    Place nextFact(Place from) {
        return byFact(Math.min(from.facts() + 1, story.trace().size()));
    }

    /// The opening is one step, so its facts are not gone through one by one backwards beyond it.
    Place previousFact(Place from) {
        return byFact(Math.max(Math.min(1, story.trace().size()), from.facts() - 1));
    }

    /// When the fact at `index` has just happened.
    Place afterFact(int index) {
        return byFact(Math.clamp(index + 1, 0, story.trace().size()));
    }

    /// The step that a place with at least one fact behind it belongs to.
    Step stepAt(Place place) {
        return story.stepOf(Math.max(0, place.facts() - 1));
    }

    private Place byFact(int facts) {
        return new Place(facts, nanos(facts), true);
    }

    private long nanos(int facts) {
        return facts == 0 ? 0 : story.trace().events().get(facts - 1).at().nanos();
    }
}

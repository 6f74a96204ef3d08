package dev.ringside.app.session;

import org.jspecify.annotations.Nullable;

/// Where playing leads as time passes for the audience.
final class Pace {
    /// How long a step takes at the usual speed.
    static final double STEP_MILLIS = 2400;

    private double passedMillis;

    /// Begins anew.
    ///
    /// @param atOnce whether the next step comes at once
    void begin(boolean atOnce) {
        passedMillis = atOnce ? STEP_MILLIS : 0;
    }

    /// The next place in story time; null if its time has not come.
    ///
    /// @param millis how much time has passed, by the speed of story time
    @Nullable Place inStory(double millis, Place from, Walk walk) {
        passedMillis += millis;
        if (passedMillis < STEP_MILLIS) {
            return null;
        }
        passedMillis = 0;
        return walk.next(from);
    }

    /// The place in true time after `nanos` more.
    static Place inTruth(long nanos, Place from, Recorded recorded) {
        long end = recorded.story().durationNanos();
        long now = Math.min(from.nanos() + nanos, end);
        int facts = recorded.trueAxis().factsAt((double) now / Math.max(1, end));
        return new Place(Math.max(facts, from.facts()), now, true);
    }
}

package dev.ringside.app.timeline;

import dev.ringside.story.Story;

/// True time: as long as it took.
public final class TrueAxis implements Axis {
    private final Story story;
    private final long durationNanos;

    /// The axis of `story`.
    public TrueAxis(Story story) {
        this.story = story;
        this.durationNanos = Math.max(1, story.durationNanos());
    }

    @Override
    public double ofFact(int index) {
        return ofNanos(story.trace().events().get(index).at().nanos());
    }

    @Override
    public double ofNanos(long nanos) {
        return (double) nanos / durationNanos;
    }

    @Override
    public double ofCursor(int facts) {
        return facts == 0 ? 0 : ofFact(facts - 1);
    }

    @Override
    public int factsAt(double place) {
        return FactTimes.before(story.trace().events(), nanosAt(place) + 1);
    }

    /// How long the recording is.
    long durationNanos() {
        return durationNanos;
    }

    @Override
    public long nanosAt(double place) {
        return Math.round(Math.clamp(place, 0.0, 1.0) * durationNanos);
    }
}

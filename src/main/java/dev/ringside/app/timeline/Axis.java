package dev.ringside.app.timeline;

/// Where the moments of a recording are on its timeline, from 0 (its beginning) to 1 (its end).
public sealed interface Axis permits StoryAxis, TrueAxis {
    /// The place of a fact.
    double ofFact(int index);

    /// The place of an instant at which a fact happened.
    double ofNanos(long nanos);

    /// Where the cursor stands when so many facts are behind.
    double ofCursor(int facts);

    /// The instant at `place`; where places lie between facts rather than at instants, that of the
    /// fact before it.
    long nanosAt(double place);

    /// How many facts are behind when somebody points to `place`.
    int factsAt(double place);
}

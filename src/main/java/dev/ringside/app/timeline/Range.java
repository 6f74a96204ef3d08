package dev.ringside.app.timeline;

/// A part of a recording that somebody has chosen to look at.
///
/// @param fromNanos its first instant
/// @param toNanos its last instant, not before the first
public record Range(long fromNanos, long toNanos) {
    /// From one instant to another, whichever comes first.
    public static Range of(long a, long b) {
        return new Range(Math.min(a, b), Math.max(a, b));
    }

    /// The same range, now beginning at `nanos`. It keeps its end, unless that would come first.
    public Range from(long nanos) {
        return new Range(nanos, Math.max(nanos, toNanos));
    }

    /// The same range, now ending at `nanos`. It keeps its beginning, unless that would come later.
    public Range to(long nanos) {
        return new Range(Math.min(nanos, fromNanos), nanos);
    }

    /// The part of an axis that shows it with a little room to either side.
    public Viewport on(Axis axis) {
        return Viewport.around(axis.ofNanos(fromNanos), axis.ofNanos(toNanos));
    }
}

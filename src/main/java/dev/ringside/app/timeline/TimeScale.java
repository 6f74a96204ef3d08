package dev.ringside.app.timeline;

/// Places of a timeline to pixels and back.
///
/// @param axis where the moments are
/// @param viewport the part that can be seen
/// @param widthPx how wide that part is drawn
public record TimeScale(Axis axis, Viewport viewport, double widthPx) {
    /// The pixel of a place; beyond the edges if it cannot be seen.
    public double px(double place) {
        return (place - viewport.from()) / (viewport.to() - viewport.from()) * widthPx;
    }

    /// The pixel of a fact.
    public double pxOfFact(int index) {
        return px(axis.ofFact(index));
    }

    /// The pixel of an instant.
    public double pxOfNanos(long nanos) {
        return px(axis.ofNanos(nanos));
    }

    /// The place at a pixel.
    public double place(double px) {
        return viewport.from() + px / widthPx * (viewport.to() - viewport.from());
    }

    /// How many facts are behind for somebody who points at a pixel.
    public int factsAt(double px) {
        return axis.factsAt(Math.clamp(place(px), 0.0, 1.0));
    }
}

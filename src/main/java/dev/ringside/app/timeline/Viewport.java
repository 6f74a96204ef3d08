package dev.ringside.app.timeline;

/// The part of a timeline that can be seen.
///
/// @param from where it begins, from 0 to 1
/// @param to where it ends, from 0 to 1 and greater than `from`
public record Viewport(double from, double to) {
    /// All of it.
    public static final Viewport ALL = new Viewport(0, 1);

    private static final double NARROWEST = 1e-9;

    /// From one place to another with a little room to either side.
    public static Viewport around(double from, double to) {
        double size = Math.clamp((to - from) * 1.1, NARROWEST, 1.0);
        return at((from + to - size) / 2, size);
    }

    /// Shows `factor` times as much, or less if it is below 1, around `place`, which stays put.
    public Viewport zoomed(double factor, double place) {
        double size = Math.clamp((to - from) * factor, NARROWEST, 1.0);
        double share = (place - from) / (to - from);
        return at(place - share * size, size);
    }

    /// Moved to the right by a share of its own width; to the left if it is negative.
    public Viewport panned(double share) {
        return at(from + share * (to - from), to - from);
    }

    /// Moved, if it has to be, so that `place` can be seen.
    public Viewport showing(double place) {
        double size = to - from;
        double margin = size / 20;
        if (place < from) {
            return at(place - margin, size);
        }
        return place > to ? at(place - size / 2, size) : this;
    }

    /// How much of the timeline can be seen, from 0 to 1.
    public double size() {
        return to - from;
    }

    /// As wide as it is, but with `place` in the middle, or as near to it as can be.
    public Viewport centredAt(double place) {
        return at(place - size() / 2, size());
    }

    private static Viewport at(double from, double size) {
        double begin = Math.clamp(from, 0.0, 1 - size);
        return new Viewport(begin, begin + size);
    }
}

package dev.ringside.tableau;

/// A rectangle on the stage, in the stage's own units (pixels at its nominal size), y downwards.
public record Box(double x, double y, double width, double height) {
    /// The right edge.
    public double right() {
        return x + width;
    }

    /// The lower edge.
    public double bottom() {
        return y + height;
    }

    /// The middle from left to right.
    public double centerX() {
        return x + width / 2;
    }

    /// The middle from top to bottom.
    public double centerY() {
        return y + height / 2;
    }

    /// Whether two boxes share more than an edge.
    public boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// Whether `inner` lies within this box.
    public boolean contains(Box inner) {
        return inner.x >= x
                && inner.y >= y
                && inner.right() <= right()
                && inner.bottom() <= bottom();
    }
}

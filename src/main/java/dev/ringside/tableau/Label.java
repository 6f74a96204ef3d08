package dev.ringside.tableau;

/// A line of text on the stage.
///
/// @param text the text
/// @param x where it begins, is centred or ends, by `align`
/// @param baseline the y of its base line
/// @param sizePx the height of its letters' em
/// @param face its typeface
/// @param align how `x` is meant
/// @param muted whether it is drawn in the weaker text colour
public record Label(
        String text,
        double x,
        double baseline,
        double sizePx,
        Face face,
        Align align,
        boolean muted) {
    /// The three typefaces of the stage.
    public enum Face {
        REGULAR,
        BOLD,
        MONO
    }

    /// What a label's `x` is.
    public enum Align {
        LEFT,
        CENTER,
        RIGHT
    }
}

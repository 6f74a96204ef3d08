package dev.ringside.app.stage;

/// When, during a transition, an element changes that stays where it is. All shares are of the
/// transition's time.
enum Turn {
    /// Before bytes fly: where they set out from.
    EARLY(0, 0.12, 0, 0.16),
    /// As soon as what moves is on its way.
    USUAL(0.5, 0.9, 0, 0.45),
    /// When bytes that fly have arrived.
    LATE(0.8, 0.97, 0.5, 0.95);

    private final double fadeFrom;
    private final double fadeTo;
    private final double changeFrom;
    private final double changeTo;

    Turn(double fadeFrom, double fadeTo, double changeFrom, double changeTo) {
        this.fadeFrom = fadeFrom;
        this.fadeTo = fadeTo;
        this.changeFrom = changeFrom;
        this.changeTo = changeTo;
    }

    /// How much of its appearing is done.
    double appeared(double fraction) {
        return Easing.part(fraction, fadeFrom, fadeTo);
    }

    /// How much of its vanishing is done.
    double vanished(double fraction) {
        return this == LATE ? appeared(fraction) : Easing.part(fraction, 0, 0.4);
    }

    /// How much of a step of its change of looks is done, which takes from `from` to `to` of it.
    double changed(double fraction, double from, double to) {
        return Easing.part(Easing.part(fraction, changeFrom, changeTo), from, to);
    }
}

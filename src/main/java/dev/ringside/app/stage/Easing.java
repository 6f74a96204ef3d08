package dev.ringside.app.stage;

/// How much of a movement is done, given how much of its time has passed.
final class Easing {
    private Easing() {}

    /// How far `fraction` is on its way from `from` to `to`, from 0 to 1.
    static double part(double fraction, double from, double to) {
        return Math.clamp((fraction - from) / (to - from), 0.0, 1.0);
    }

    /// Starts and ends gently.
    static double gentle(double part) {
        return part < 0.5 ? 4 * part * part * part : 1 - Math.pow(2 - 2 * part, 3) / 2;
    }
}

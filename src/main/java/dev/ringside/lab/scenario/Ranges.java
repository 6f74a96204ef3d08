package dev.ringside.lab.scenario;

/// Checks of what a user may ask for; what they throw has a sentence for the user.
final class Ranges {
    private Ranges() {}

    static void check(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d, but must be between %d and %d%s."
                            .formatted(name, value, least, most, unit));
        }
    }

    static void checkNanos(String name, long nanos, long most) {
        if (nanos < 0 || nanos > most) {
            throw new IllegalArgumentException(
                    "%s is %s, but must be between 0 and %s."
                            .formatted(name, DurationText.of(nanos), DurationText.of(most)));
        }
    }
}

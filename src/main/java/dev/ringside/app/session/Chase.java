package dev.ringside.app.session;

/// Going along with what happens live: step by step while that is not far behind, faster if it is,
/// and with a leap if there is no other way.
final class Chase {
    private static final int MOST_BEHIND = 40;
    private static final int MOST_BEHIND_WHEN_ACTING = 8;
    private static final int BEHIND_AFTER_LEAP = 4;
    private static final double SLOWEST_MILLIS = 700;
    private static final double FASTEST_MILLIS = 130;
    private static final double ALL_MILLIS = 7000;

    private boolean on;
    private double passedMillis;

    /// Whether it goes along.
    boolean on() {
        return on;
    }

    /// Goes along from now on; the next step is due at once.
    void begin() {
        on = true;
        passedMillis = SLOWEST_MILLIS;
    }

    /// Goes along no longer.
    void end() {
        on = false;
    }

    /// Somebody has gone elsewhere, or to the end.
    void stay(boolean atEnd) {
        if (atEnd) {
            begin();
        } else {
            end();
        }
    }

    /// Something new has come: if it had seen everything, the next step is due at once.
    void rested(boolean atEnd) {
        if (on && atEnd) {
            passedMillis = SLOWEST_MILLIS;
        }
    }

    /// How many steps to go now that `millis` have passed for the audience.
    ///
    /// @param behind how many there are
    int steps(double millis, int behind) {
        passedMillis += millis;
        if (!on || behind == 0 || passedMillis < millis(behind)) {
            return 0;
        }
        passedMillis = 0;
        return behind > MOST_BEHIND ? behind - BEHIND_AFTER_LEAP : 1;
    }

    /// Whether somebody who does something live would not see what comes of it for too long.
    static boolean isFar(int behind) {
        return behind > MOST_BEHIND_WHEN_ACTING;
    }

    /// How long a step takes with so many before it.
    static double millis(int behind) {
        return Math.clamp(ALL_MILLIS / Math.max(1, behind), FASTEST_MILLIS, SLOWEST_MILLIS);
    }
}

package dev.ringside.app.session;

import dev.ringside.app.timeline.Clock;

/// How fast a recording plays.
///
/// @param factor in story time, how many times faster than usual; in true time, how many
///   nanoseconds of the recording pass in a nanosecond of the audience
/// @param text how it is written
public record Speed(double factor, String text) {
    private static final Speed[] STORY = {
        new Speed(0.25, "¼×"),
        new Speed(0.5, "½×"),
        new Speed(1, "1×"),
        new Speed(2, "2×"),
        new Speed(4, "4×")
    };
    private static final Speed[] TRUE = {
        new Speed(1e-6, "1/1 000 000"),
        new Speed(1e-5, "1/100 000"),
        new Speed(1e-4, "1/10 000"),
        new Speed(1e-3, "1/1 000"),
        new Speed(1e-2, "1/100"),
        new Speed(1e-1, "1/10"),
        new Speed(1, "1×")
    };

    /// The speed that a clock begins with.
    public static Speed usual(Clock clock) {
        return switch (clock) {
            case STORY -> STORY[2];
            case TRUE -> TRUE[4];
        };
    }

    /// The speed of a clock with this factor; the usual one if it has none such.
    public static Speed of(Clock clock, double factor) {
        var speeds = all(clock);
        for (Speed speed : speeds) {
            if (Math.abs(speed.factor - factor) <= factor * 1e-9) {
                return speed;
            }
        }
        return usual(clock);
    }

    private static Speed[] all(Clock clock) {
        return switch (clock) {
            case STORY -> STORY;
            case TRUE -> TRUE;
        };
    }

    /// The next faster one, or a slower one, of the same clock; the same at the end of the row.
    Speed changed(Clock clock, int places) {
        var speeds = all(clock);
        for (int i = 0; i < speeds.length; i++) {
            if (speeds[i].equals(this)) {
                return speeds[Math.clamp(i + places, 0, speeds.length - 1)];
            }
        }
        return usual(clock);
    }
}

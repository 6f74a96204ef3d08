package dev.ringside.lab.scenario;

import java.util.regex.Pattern;

/// Durations as people write them: `200ms`, `1s`, `50us`, `0`.
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(ns|us|µs|ms|s|)");

    private DurationText() {}

    /// The nanoseconds that `text` stands for.
    ///
    /// @throws IllegalArgumentException if it is not a whole number with a unit; the message is a
    ///   sentence for the user
    public static long nanos(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || (matcher.group(2).isEmpty() && !isZero(matcher.group(1)))) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not a duration. Write a whole number and its unit: 200ms, 1s,"
                            + " 50us.");
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), unitNanos(matcher.group(2)));
    }

    /// The shortest text that [#nanos] reads as `nanos`.
    public static String of(long nanos) {
        for (String unit : new String[] {"s", "ms", "us"}) {
            if (nanos % unitNanos(unit) == 0) {
                return nanos / unitNanos(unit) + unit;
            }
        }
        return nanos + "ns";
    }

    private static boolean isZero(String digits) {
        return Long.parseLong(digits) == 0;
    }

    private static long unitNanos(String unit) {
        return switch (unit) {
            case "s" -> 1_000_000_000;
            case "ms" -> 1_000_000;
            case "us", "µs" -> 1_000;
            default -> 1;
        };
    }
}

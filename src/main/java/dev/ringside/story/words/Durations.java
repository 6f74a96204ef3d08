package dev.ringside.story.words;

import java.util.Locale;

/// Durations and instants as text, the same in every language.
public final class Durations {
    private Durations() {}

    /// In milliseconds with three decimals: `200.412 ms`.
    public static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    /// In the unit that suits it, with about three digits: `1.204 s`, `200.4 ms`, `19 µs`, `840
    /// ns`.
    public static String text(long nanos) {
        if (nanos >= 1_000_000_000L) {
            return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
        }
        if (nanos >= 1_000_000) {
            return String.format(
                    Locale.ROOT, nanos >= 100_000_000 ? "%.1f ms" : "%.2f ms", nanos / 1e6);
        }
        if (nanos >= 1_000) {
            return String.format(Locale.ROOT, nanos >= 10_000 ? "%.0f µs" : "%.1f µs", nanos / 1e3);
        }
        return nanos + " ns";
    }
}

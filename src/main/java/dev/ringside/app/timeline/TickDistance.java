package dev.ringside.app.timeline;

/// The round distances of the marks of a time axis.
final class TickDistance {
    private TickDistance() {}

    /// The least of 1, 2, 5, 10, 20 … nanoseconds of which at most `marks` fit into a span.
    static long of(long spanNanos, int marks) {
        long least = Math.max(1, Math.ceilDiv(spanNanos, Math.max(1, marks)));
        long power = 1;
        while (power * 10 <= least) {
            power *= 10;
        }
        for (long factor : new long[] {1, 2, 5}) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return power * 10;
    }
}

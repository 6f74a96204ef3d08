package dev.ringside.lab.own;

import dev.ringside.linux.WallClock;

/// How far `CLOCK_REALTIME` was ahead of `CLOCK_MONOTONIC` when it was measured.
///
/// Both clocks are slewed together, so this changes only when somebody sets the time.
///
/// @param nanos realtime minus monotonic
/// @param errorNanos the true value is at most that far from `nanos`
public record ClockOffset(long nanos, long errorNanos) {
    private static final int TRIES = 16;

    /// Measures it: reads one clock between two looks at the other, several times, and keeps the
    /// closest.
    public static ClockOffset measure(WallClock wall) {
        ClockOffset best = once(wall);
        for (int i = 1; i < TRIES; i++) {
            ClockOffset next = once(wall);
            best = next.errorNanos < best.errorNanos ? next : best;
        }
        return best;
    }

    private static ClockOffset once(WallClock wall) {
        long before = System.nanoTime();
        long realtime = wall.nanos();
        long after = System.nanoTime();
        long half = (after - before) / 2;
        return new ClockOffset(realtime - (before + half), half + 1);
    }

    /// An instant of `CLOCK_REALTIME` as `System.nanoTime()` would have told it.
    public long monotonic(long realtimeNanos) {
        return realtimeNanos - nanos;
    }

    /// Whether both can be true of a clock that nobody has set in between.
    public boolean agrees(ClockOffset other) {
        return Math.abs(nanos - other.nanos) <= errorNanos + other.errorNanos;
    }
}

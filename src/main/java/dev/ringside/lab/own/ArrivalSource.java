package dev.ringside.lab.own;

import dev.ringside.linux.StampedReceive;
import dev.ringside.linux.WallClock;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;

import java.util.Optional;

/// When received bytes had come, by the kernel's own stamp that a call delivered with them.
///
/// Belongs to the recorder's thread. [StampedReceive] says what a stamp means: the time at which
/// the kernel got the packet; of TCP, that of the last one from which the call took bytes.
public final class ArrivalSource implements AutoCloseable {
    private static final Source STAMP = new Source("program:SO_TIMESTAMPNS");
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final WallClock wall = new WallClock();
    private final long originNanos;
    private ClockOffset before;
    private ClockOffset now;

    /// @param originNanos `System.nanoTime()` at the start of the trace
    public ArrivalSource(long originNanos) {
        this.originNanos = originNanos;
        now = ClockOffset.measure(wall);
        before = now;
    }

    /// Compares the clocks again, so that stamps from now on are converted rightly even if somebody
    /// has set the time. To be called before the stamps of a span of time are converted.
    public void refresh() {
        before = now;
        now = ClockOffset.measure(wall);
    }

    /// That bytes were in a receive queue.
    ///
    /// It is older than the call that delivered them returned, sometimes by far: a program may
    /// leave bytes where they are.
    ///
    /// @param stampNanos what [StampedReceive#stampNanos] said
    /// @param returnedNanos `System.nanoTime()` after the call
    /// @param object the socket's inode
    /// @param lengthBytes how many bytes the call delivered
    /// @return empty if there was no stamp, if it says that they came before the trace or after the
    ///   call had returned, or if somebody has set the time meanwhile: then it is not known when
    public Optional<Queued> queued(
            long stampNanos, long returnedNanos, long object, int lengthBytes) {
        if (stampNanos == StampedReceive.NO_STAMP || !before.agrees(now)) {
            return Optional.empty();
        }
        long nanos = now.monotonic(stampNanos);
        if (nanos < originNanos || nanos - now.errorNanos() > returnedNanos) {
            return Optional.empty();
        }
        long inTime = Math.min(nanos, returnedNanos) - originNanos;
        var at = new Stamp(inTime, Stamp.UNKNOWN, Stamp.UNKNOWN, STAMP, text(stampNanos));
        return Optional.of(new Queued(at, object, lengthBytes, null));
    }

    /// How far the converted times can be wrong.
    public long errorNanos() {
        return now.errorNanos();
    }

    @Override
    public void close() {
        wall.close();
    }

    private String text(long stampNanos) {
        return "SCM_TIMESTAMPNS %d.%09d, converted to within %d ns"
                .formatted(
                        stampNanos / NANOS_A_SECOND, stampNanos % NANOS_A_SECOND, now.errorNanos());
    }
}

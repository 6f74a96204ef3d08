package dev.ringside.story.tracks;

import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TraceEvent;

import java.util.List;

/// Counts what happened in any part of a recording, in the same short time however long it is: what
/// happened before every [#BLOCK]th fact is counted once and for all.
public final class Tally {
    private static final int BLOCK = 512;
    private static final int CALLS = 0;
    private static final int SWITCHES = 1;
    private static final int TO_USER = 2;
    private static final int TO_KERNEL = 3;
    private static final int KINDS = 4;

    private final List<TraceEvent> events;

    /// For each block, of each kind, how much there is before it.
    private final long[] before;

    private Tally(List<TraceEvent> events) {
        this.events = events;
        before = new long[(events.size() / BLOCK + 1) * KINDS];
        var sums = new long[KINDS];
        for (int i = 0; i < events.size(); i++) {
            if (i % BLOCK == 0) {
                System.arraycopy(sums, 0, before, i / BLOCK * KINDS, KINDS);
            }
            add(events.get(i), sums, 1);
        }
        if (events.size() % BLOCK == 0) {
            System.arraycopy(sums, 0, before, events.size() / BLOCK * KINDS, KINDS);
        }
    }

    /// Counts through `events`, which are sorted by time.
    public static Tally of(List<TraceEvent> events) {
        return new Tally(events);
    }

    /// What happened from `fromNanos` to `toNanos`, facts at either instant included.
    public RangeFigures between(long fromNanos, long toNanos) {
        int first = before(fromNanos);
        int next = Math.max(first, before(toNanos + 1));
        var sums = new long[KINDS];
        addUpTo(next, sums, 1);
        addUpTo(first, sums, -1);
        return new RangeFigures(
                toNanos - fromNanos,
                next - first,
                (int) sums[CALLS],
                (int) sums[SWITCHES],
                sums[TO_USER],
                sums[TO_KERNEL]);
    }

    private void addUpTo(int next, long[] sums, int sign) {
        int block = next / BLOCK;
        for (int kind = 0; kind < KINDS; kind++) {
            sums[kind] += sign * before[block * KINDS + kind];
        }
        for (int i = block * BLOCK; i < next; i++) {
            add(events.get(i), sums, sign);
        }
    }

    private static void add(TraceEvent event, long[] sums, int sign) {
        if (event instanceof SysEntered) {
            sums[CALLS] += sign;
        } else if (event instanceof Switched e && !e.already()) {
            sums[SWITCHES] += sign;
        } else if (event instanceof Copied e) {
            int kind = e.direction() == Direction.TO_USER ? TO_USER : TO_KERNEL;
            sums[kind] += (long) sign * e.lengthBytes();
        }
    }

    private int before(long nanos) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).at().nanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

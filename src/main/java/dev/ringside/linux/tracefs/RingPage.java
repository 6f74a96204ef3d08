package dev.ringside.linux.tracefs;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/// Reads the entries of one page of a ring.
///
/// ```
/// entry:  type_len (5 bits) | time_delta (27 bits) | payload
///   0      a record; u32 length (itself included) first
///   1–28   a record of 4 × type_len bytes
///   29     padding; time_delta 0: the rest of the page is unused, else u32 length first
///   30     time extend: u32 × 2^27 + time_delta passed
///   31     time stamp: u32 × 2^27 + time_delta are the low 59 bits of the time
/// ```
///
/// A page that is cut short or corrupt ends where it stops making sense: nothing outside is read,
/// and every step goes forward.
final class RingPage {
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final int PADDING = 29;
    private static final int TIME_EXTEND = 30;
    private static final int TIME_STAMP = 31;
    private static final int DELTA_BITS = 27;
    private static final long STAMP_MASK = (1L << 59) - 1;
    private static final int COMMIT_MASK = 0xfffff;
    private static final int MISSED_EVENTS = 1 << 31;
    private static final int MISSED_STORED = 1 << 30;
    private static final int COMMON_BYTES = 8;

    private final int cpu;
    private final Map<Integer, EventFormat> formats;
    private final byte[] page;
    private final int end;
    private final long missed;
    private int at;
    private long nanos;

    /// A page as it was read.
    ///
    /// @param length how many bytes of `page` were read
    /// @param formats the known events by their id
    RingPage(
            PageFormat layout,
            int cpu,
            Map<Integer, EventFormat> formats,
            byte[] page,
            int length) {
        this.cpu = cpu;
        this.formats = formats;
        this.page = page;
        if (length < layout.dataOffset() || length > page.length) {
            at = 0;
            end = 0;
            missed = 0;
            return;
        }
        nanos = (long) LONG.get(page, 0);
        at = layout.dataOffset();
        int commit = commit(layout);
        end = Math.min(length, at + (commit & COMMIT_MASK));
        missed = missed(commit, length);
    }

    /// Hands over every record, and returns the time of the last entry.
    long forEach(Consumer<RingEvent> consumer) {
        boolean more = true;
        while (more && at + Integer.BYTES <= end) {
            more = step(consumer);
        }
        return nanos;
    }

    /// How many records the kernel dropped just before this page; -1 if it dropped some but does
    /// not say how many.
    long missed() {
        return missed;
    }

    private boolean step(Consumer<RingEvent> consumer) {
        int header = (int) INT.get(page, at);
        int type = header & 31;
        int delta = header >>> 5;
        at += Integer.BYTES;
        return switch (type) {
            case 0 -> sized(delta, consumer);
            case PADDING -> padding(delta);
            case TIME_EXTEND, TIME_STAMP -> time(type, delta);
            default -> record(delta, at, 4 * type, consumer);
        };
    }

    private boolean sized(int delta, Consumer<RingEvent> consumer) {
        if (at + Integer.BYTES > end) {
            return false;
        }
        int length = (int) INT.get(page, at);
        at += Integer.BYTES;
        return length >= Integer.BYTES && record(delta, at, length - Integer.BYTES, consumer);
    }

    private boolean record(int delta, int from, int length, Consumer<RingEvent> consumer) {
        if (length > end - from) {
            return false;
        }
        nanos += delta;
        at = from + length;
        if (length >= COMMON_BYTES) {
            emit(Arrays.copyOfRange(page, from, at), consumer);
        }
        return true;
    }

    private void emit(byte[] data, Consumer<RingEvent> consumer) {
        int id = (int) INT.get(data, 0) & 0xffff;
        @Nullable EventFormat format = formats.get(id);
        if (format != null) {
            consumer.accept(new RingEvent(nanos, cpu, format, data));
        }
    }

    /// A record that its writer took back still carries the time that passed before it.
    private boolean padding(int delta) {
        if (delta == 0 || at + Integer.BYTES > end) {
            return false;
        }
        int length = (int) INT.get(page, at);
        if (length < Integer.BYTES || length > end - at) {
            return false;
        }
        nanos += delta;
        at += length;
        return true;
    }

    private boolean time(int type, int delta) {
        if (at + Integer.BYTES > end) {
            return false;
        }
        long value = (((int) INT.get(page, at) & 0xffff_ffffL) << DELTA_BITS) | delta;
        nanos = type == TIME_EXTEND ? nanos + value : (nanos & ~STAMP_MASK) | value;
        at += Integer.BYTES;
        return true;
    }

    private int commit(PageFormat layout) {
        return layout.commitBytes() == Long.BYTES
                ? (int) (long) LONG.get(page, layout.commitOffset())
                : (int) INT.get(page, layout.commitOffset());
    }

    /// The count stands behind the entries, where there was room for it.
    private long missed(int commit, int length) {
        if ((commit & MISSED_EVENTS) == 0) {
            return 0;
        }
        boolean stored = (commit & MISSED_STORED) != 0 && end + Long.BYTES <= length;
        return stored ? (long) LONG.get(page, end) : -1;
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.nativeOrder());
    }
}

package dev.ringside.linux.tracefs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// One record from the ring of a CPU.
public final class RingEvent {
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final long nanos;
    private final int cpu;
    private final EventFormat format;
    private final byte[] data;

    RingEvent(long nanos, int cpu, EventFormat format, byte[] data) {
        this.nanos = nanos;
        this.cpu = cpu;
        this.format = format;
        this.data = data;
    }

    /// `CLOCK_MONOTONIC` nanoseconds, as [System#nanoTime] gives them on Linux.
    public long nanos() {
        return nanos;
    }

    /// The CPU on which it happened.
    public int cpu() {
        return cpu;
    }

    /// The task in whose context it happened; 0 is the idle task of the CPU.
    public int pid() {
        return (int) number("common_pid");
    }

    /// The kernel's `common_flags`.
    public int flags() {
        return (int) number("common_flags");
    }

    /// On top of what it happened.
    public RunContext context() {
        return RunContext.of(flags());
    }

    /// How the record is laid out.
    public EventFormat format() {
        return format;
    }

    /// `sched:sched_switch`.
    public String name() {
        return format.name();
    }

    /// The number in a field.
    public long number(String field) {
        return number(field, 0);
    }

    /// A number in an array.
    ///
    /// @throws IllegalArgumentException if there is no such field or element, or the record ends
    ///   before it
    public long number(String field, int index) {
        EventField f = format.field(field);
        int size = f.elementBytes();
        int at = f.offset() + index * size;
        if (index < 0 || index >= f.elements() || at + size > data.length) {
            throw new IllegalArgumentException(name() + " has no " + field + "[" + index + "]");
        }
        return switch (size) {
            case 1 -> f.isSigned() ? data[at] : data[at] & 0xffL;
            case 2 ->
                    f.isSigned()
                            ? (short) SHORT.get(data, at)
                            : (short) SHORT.get(data, at) & 0xffffL;
            case 4 ->
                    f.isSigned() ? (int) INT.get(data, at) : (int) INT.get(data, at) & 0xffff_ffffL;
            case 8 -> (long) LONG.get(data, at);
            default -> throw new IllegalArgumentException(field + " is not a number");
        };
    }

    /// The numbers of an array at the end of the record, which may have more elements than its
    /// format says.
    ///
    /// @param count how many are wanted; those that do not lie within the record are left out
    public long[] numbers(String field, int count) {
        EventField f = format.field(field);
        int room = Math.max(0, (data.length - f.offset()) / Long.BYTES);
        long[] numbers = new long[Math.clamp(count, 0, room)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (long) LONG.get(data, f.offset() + i * Long.BYTES);
        }
        return numbers;
    }

    /// The text in a field; what does not lie within the record is left out.
    public String text(String field) {
        EventField f = format.field(field);
        return switch (f.kind()) {
            case FIXED -> text(f.offset(), f.sizeBytes());
            case DYNAMIC -> text(reference(f) & 0xffff, reference(f) >>> 16);
            case RELATIVE ->
                    text(f.offset() + f.sizeBytes() + (reference(f) & 0xffff), reference(f) >>> 16);
        };
    }

    /// The record as readable text: `prev_pid=4121 prev_state=S next_pid=0`. Names of tasks are
    /// left out: which programs run on a computer is nobody's business.
    public String raw() {
        return RecordText.of(this);
    }

    @Override
    public String toString() {
        return nanos + " cpu" + cpu + " " + pid() + " " + name() + ": " + raw();
    }

    private int reference(EventField field) {
        return field.offset() + Integer.BYTES <= data.length
                ? (int) INT.get(data, field.offset())
                : 0;
    }

    private String text(int from, int lengthBytes) {
        int end = Math.min(data.length, from + lengthBytes);
        int to = from;
        while (to < end && data[to] != 0) {
            to++;
        }
        return from < to ? new String(data, from, to - from, StandardCharsets.UTF_8) : "";
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.nativeOrder());
    }
}

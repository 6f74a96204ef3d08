package dev.ringside.linux.perf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;

/// The memory that the kernel fills with records and this program empties.
///
/// ```
///   page 0: data_head (the kernel's), data_tail (ours)
///   data:   … │ header: type u32, misc u16, size u16 │ body │ pid tid │ time │ cpu 0 │ …
///                                                            └── sample_id, in every record
/// ```
///
/// Positions count for ever; a place is a position modulo the length of the data. Everything begins
/// at multiples of eight bytes, so a record that runs over the end of the memory is still read in
/// whole words.
final class PerfRing {
    private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();
    private static final int LONGEST_RECORD_BYTES = 64;
    private static final int SAMPLE_ID_BYTES = 3 * Long.BYTES;
    private static final int LOST_COUNT = 2 * Long.BYTES; // behind the header and an id

    private final MemorySegment control;
    private final MemorySegment data;
    private final long mask;
    private long tail;

    /// @param memory the whole mapping
    PerfRing(MemorySegment memory) {
        control = memory;
        long offset = memory.get(ValueLayout.JAVA_LONG, PerfLayout.DATA_OFFSET);
        long size = memory.get(ValueLayout.JAVA_LONG, PerfLayout.DATA_SIZE);
        data = memory.asSlice(offset, size);
        mask = size - 1;
    }

    /// Takes all records out.
    ///
    /// @return whether the ring was so full that the kernel may have had no room for the latest
    boolean drain(Consumer<PerfRecord> records) {
        long head = (long) WORD.getAcquire(control, (long) PerfLayout.DATA_HEAD);
        boolean full = head - tail > data.byteSize() - LONGEST_RECORD_BYTES;
        while (tail < head) {
            tail += take(records);
        }
        WORD.setRelease(control, (long) PerfLayout.DATA_TAIL, tail);
        return full;
    }

    private int take(Consumer<PerfRecord> records) {
        long header = word(tail);
        int misc = (int) (header >>> 32) & 0xffff;
        int size = (int) (header >>> 48);
        if (size < Long.BYTES) {
            throw new IllegalStateException("a performance record of " + size + " bytes");
        }
        switch ((int) header) {
            case PerfLayout.PERF_RECORD_SWITCH -> records.accept(switched(misc, sampleId(size)));
            case PerfLayout.PERF_RECORD_LOST -> records.accept(lost(sampleId(size)));
            // others were not asked for, but a newer kernel may have its own
            default -> {}
        }
        return size;
    }

    private long sampleId(int size) {
        return tail + size - SAMPLE_ID_BYTES;
    }

    private PerfRecord switched(int misc, long sampleId) {
        int tid = (int) (word(sampleId) >>> 32);
        long nanos = word(sampleId + 8);
        int cpu = (int) word(sampleId + 16);
        if ((misc & PerfLayout.PERF_RECORD_MISC_SWITCH_OUT) == 0) {
            return new PerfRecord.SwitchedIn(nanos, cpu, tid);
        }
        boolean preempted = (misc & PerfLayout.PERF_RECORD_MISC_SWITCH_OUT_PREEMPT) != 0;
        return new PerfRecord.SwitchedOut(nanos, cpu, tid, preempted);
    }

    private PerfRecord lost(long sampleId) {
        return new PerfRecord.Lost(word(sampleId + 8), word(tail + LOST_COUNT));
    }

    private long word(long position) {
        return data.get(ValueLayout.JAVA_LONG, position & mask);
    }
}

package dev.ringside.linux.perf;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What of `linux/perf_event.h` is used here, with its names; a test compares it with the C
/// compiler's. The same on x86-64 and AArch64.
final class PerfLayout {
    static final int PERF_TYPE_SOFTWARE = 1;

    /// Counts nothing; it only carries the wish for switches.
    static final int PERF_COUNT_SW_DUMMY = 9;

    static final int PERF_SAMPLE_TID = 1 << 1;
    static final int PERF_SAMPLE_TIME = 1 << 2;
    static final int PERF_SAMPLE_CPU = 1 << 7;
    static final int CLOCK_MONOTONIC = 1;

    static final int PERF_RECORD_LOST = 2;
    static final int PERF_RECORD_SWITCH = 14;
    static final int PERF_RECORD_MISC_SWITCH_OUT = 1 << 13;
    static final int PERF_RECORD_MISC_SWITCH_OUT_PREEMPT = 1 << 14;

    // struct perf_event_attr, as long as PERF_ATTR_SIZE_VER5 says
    static final int ATTR_SIZE = 112;
    static final int ATTR_TYPE = 0;
    static final int ATTR_SIZE_FIELD = 4;
    static final int ATTR_CONFIG = 8;
    static final int ATTR_SAMPLE_TYPE = 24;
    static final int ATTR_FLAGS = 40;
    static final int ATTR_CLOCKID = 92;

    // its flags, which are bit fields in C
    static final long EXCLUDE_KERNEL = 1L << 5;
    static final long EXCLUDE_HV = 1L << 6;
    static final long SAMPLE_ID_ALL = 1L << 18;
    static final long USE_CLOCKID = 1L << 25;
    static final long CONTEXT_SWITCH = 1L << 26;

    // struct perf_event_mmap_page, the first page of the mapping
    static final int DATA_HEAD = 1024;
    static final int DATA_TAIL = 1032;
    static final int DATA_OFFSET = 1040;
    static final int DATA_SIZE = 1048;

    private PerfLayout() {}

    /// The wish for every switch of a thread. The kernel's own instructions are left out, which is
    /// all that an ordinary user may not see.
    static MemorySegment switchesWanted(Arena arena) {
        MemorySegment attr = arena.allocate(ATTR_SIZE, Long.BYTES);
        attr.set(ValueLayout.JAVA_INT, ATTR_TYPE, PERF_TYPE_SOFTWARE);
        attr.set(ValueLayout.JAVA_INT, ATTR_SIZE_FIELD, ATTR_SIZE);
        attr.set(ValueLayout.JAVA_LONG, ATTR_CONFIG, PERF_COUNT_SW_DUMMY);
        attr.set(
                ValueLayout.JAVA_LONG,
                ATTR_SAMPLE_TYPE,
                PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU);
        attr.set(
                ValueLayout.JAVA_LONG,
                ATTR_FLAGS,
                EXCLUDE_KERNEL | EXCLUDE_HV | SAMPLE_ID_ALL | USE_CLOCKID | CONTEXT_SWITCH);
        attr.set(ValueLayout.JAVA_INT, ATTR_CLOCKID, CLOCK_MONOTONIC);
        return attr;
    }
}

package dev.ringside.linux;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Structures of the kernel, the same on x86-64 and AArch64; a test compares them with the C
/// compiler's.
final class Structs {
    private static final ValueLayout.OfShort NETWORK_SHORT =
            ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    static final StructLayout TIMESPEC =
            structLayout(Libc.LONG.withName("tv_sec"), Libc.LONG.withName("tv_nsec"));

    static final StructLayout SOCKADDR_IN =
            structLayout(
                    ValueLayout.JAVA_SHORT.withName("sin_family"),
                    NETWORK_SHORT.withName("sin_port"),
                    sequenceLayout(4, ValueLayout.JAVA_BYTE).withName("sin_addr"),
                    paddingLayout(8));

    static final StructLayout TIMEVAL =
            structLayout(Libc.LONG.withName("tv_sec"), Libc.LONG.withName("tv_usec"));

    static final StructLayout RUSAGE =
            structLayout(
                    TIMEVAL.withName("ru_utime"),
                    TIMEVAL.withName("ru_stime"),
                    sequenceLayout(7, Libc.LONG).withName("ru_maxrss_to_nswap"),
                    Libc.LONG.withName("ru_inblock"),
                    sequenceLayout(4, Libc.LONG).withName("ru_oublock_to_nsignals"),
                    Libc.LONG.withName("ru_nvcsw"),
                    Libc.LONG.withName("ru_nivcsw"));

    /// `cpu_set_t`: a bit for each of 1,024 CPUs.
    static final MemoryLayout CPU_SET = sequenceLayout(16, Libc.LONG);

    private Structs() {}

    /// Where a member begins.
    static long offset(StructLayout struct, String member) {
        return struct.byteOffset(PathElement.groupElement(member));
    }
}

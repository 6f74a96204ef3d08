package dev.ringside.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The three bit sets that `select` is handed and that it writes its answer into: to read, to
/// write, exceptional. Bit n stands for descriptor n, so the sets are as long as the largest
/// number.
///
/// The kernel clears the bits of those that are not ready, so a program keeps what it wants in
/// other memory and copies it before each call.
public final class SelectSets {
    /// How many bits an `fd_set` of the C library has. It is a limit on the number of a descriptor
    /// in that type; the system call itself takes longer sets.
    public static final int FD_SETSIZE = 1024;

    private static final int SETS = 3;

    private final MemorySegment wanted;
    private final MemorySegment answer;
    private final long setBytes;
    private int limit;
    private int changes;

    /// Empty sets for descriptors below `most`, at least as long as those of the C library.
    public SelectSets(Arena arena, int most) {
        setBytes = Math.ceilDiv(Math.max(most, FD_SETSIZE), Long.SIZE) * (long) Long.BYTES;
        wanted = arena.allocate(SETS * setBytes, Long.BYTES);
        answer = arena.allocate(SETS * setBytes, Long.BYTES);
    }

    /// Asks for a descriptor.
    ///
    /// @param events [Readiness#IN], [Readiness#OUT] and [Readiness#PRI] are its three sets
    public void add(int fd, int events) {
        for (int set = 0; set < SETS; set++) {
            if ((events & event(set)) != 0) {
                long at = word(set, fd);
                long word = wanted.get(ValueLayout.JAVA_LONG, at);
                wanted.set(ValueLayout.JAVA_LONG, at, word | 1L << fd);
            }
        }
        limit = Math.max(limit, fd + 1);
        changes++;
    }

    /// Asks for a descriptor no more.
    public void remove(int fd) {
        for (int set = 0; set < SETS; set++) {
            long at = word(set, fd);
            long word = wanted.get(ValueLayout.JAVA_LONG, at);
            wanted.set(ValueLayout.JAVA_LONG, at, word & ~(1L << fd));
        }
        changes++;
    }

    /// Asks for other events of a descriptor.
    ///
    /// @param events as for [#add]; 0 for none
    public void want(int fd, int events) {
        if (events != events(fd)) {
            remove(fd);
            add(fd, events);
        }
    }

    /// How often what is asked for has changed.
    public int changes() {
        return changes;
    }

    /// The first argument of the call: the largest descriptor and one.
    public int limit() {
        return limit;
    }

    /// What is asked for of a descriptor; 0 if nothing.
    public int events(int fd) {
        return events(wanted, fd);
    }

    /// What came about there; 0 if nothing.
    public int returned(int fd) {
        return events(answer, fd);
    }

    /// The next descriptor from `fd` on with a bit in the answer; -1 if there is none.
    public int nextReturned(int fd) {
        for (int next = fd; next < limit; ) {
            long words = 0;
            for (int set = 0; set < SETS; set++) {
                words |= answer.get(ValueLayout.JAVA_LONG, word(set, next));
            }
            words >>>= next % Long.SIZE;
            if (words != 0) {
                return next + Long.numberOfTrailingZeros(words);
            }
            next += Long.SIZE - next % Long.SIZE;
        }
        return -1;
    }

    void handOver() {
        answer.copyFrom(wanted);
    }

    MemorySegment read() {
        return answer.asSlice(0, setBytes);
    }

    MemorySegment write() {
        return answer.asSlice(setBytes, setBytes);
    }

    MemorySegment except() {
        return answer.asSlice(2 * setBytes, setBytes);
    }

    private int events(MemorySegment of, int fd) {
        int events = 0;
        for (int set = 0; set < SETS; set++) {
            long word = of.get(ValueLayout.JAVA_LONG, word(set, fd));
            events |= (word >>> fd & 1) != 0 ? event(set) : 0;
        }
        return events;
    }

    private long word(int set, int fd) {
        return set * setBytes + fd / Long.SIZE * (long) Long.BYTES;
    }

    private static int event(int set) {
        return switch (set) {
            case 0 -> Readiness.IN;
            case 1 -> Readiness.OUT;
            default -> Readiness.PRI;
        };
    }
}

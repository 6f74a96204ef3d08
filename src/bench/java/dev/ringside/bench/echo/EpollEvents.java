package dev.ringside.bench.echo;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// An array of `struct epoll_event`: what happened, and the descriptor it happened to.
final class EpollEvents {
    /// `EPOLL_CTL_ADD`
    public static final int ADD = 1;

    /// `EPOLL_CTL_DEL`
    public static final int DEL = 2;

    /// `EPOLL_CTL_MOD`
    public static final int MOD = 3;

    /// The structure is packed on x86-64 only.
    private static final int DATA = System.getProperty("os.arch").equals("amd64") ? 4 : 8;

    private static final int ENTRY_BYTES = DATA + Long.BYTES;

    private final MemorySegment memory;
    private final int size;

    /// Room for `size` events in `arena`.
    public EpollEvents(Arena arena, int size) {
        this.size = size;
        memory = arena.allocate((long) size * ENTRY_BYTES, Long.BYTES);
    }

    /// How many events there is room for.
    public int size() {
        return size;
    }

    /// The descriptor that an event is about.
    public int fd(int index) {
        return memory.get(ValueLayout.JAVA_INT_UNALIGNED, (long) index * ENTRY_BYTES + DATA);
    }

    public int events(int index) {
        return memory.get(ValueLayout.JAVA_INT_UNALIGNED, (long) index * ENTRY_BYTES);
    }

    void set(int index, int events, int fd) {
        long at = (long) index * ENTRY_BYTES;
        memory.set(ValueLayout.JAVA_INT_UNALIGNED, at, events);
        memory.set(ValueLayout.JAVA_LONG_UNALIGNED, at + DATA, fd);
    }

    MemorySegment memory() {
        return memory;
    }
}

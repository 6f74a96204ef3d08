package dev.ringside.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The array of `struct pollfd` that `poll` is handed: for each descriptor the events that are
/// wanted, and after the call those that came about.
public final class PollArray {
    private static final long ENTRY_BYTES = 8;
    private static final int EVENTS = 4;
    private static final int REVENTS = 6;

    private final Arena arena;
    private MemorySegment memory;
    private int size;
    private int changes;

    /// An empty array in `arena`, which grows as entries are added.
    public PollArray(Arena arena) {
        this.arena = arena;
        memory = arena.allocate(ENTRY_BYTES * 16, Integer.BYTES);
    }

    /// Adds a descriptor.
    ///
    /// @param events bits of [Readiness]
    public void add(int fd, int events) {
        if (memory.byteSize() == size * ENTRY_BYTES) {
            memory = arena.allocate(2 * memory.byteSize(), Integer.BYTES).copyFrom(memory);
        }
        long at = size * ENTRY_BYTES;
        memory.set(ValueLayout.JAVA_INT, at, fd);
        memory.set(ValueLayout.JAVA_SHORT, at + EVENTS, (short) events);
        size++;
        changes++;
    }

    /// Leaves an entry out from now on: the kernel passes over negative descriptors.
    public void ignore(int index) {
        memory.set(ValueLayout.JAVA_INT, index * ENTRY_BYTES, -1);
        changes++;
    }

    /// Wants other events of an entry.
    ///
    /// @param events bits of [Readiness]
    public void want(int index, int events) {
        if (events != events(index)) {
            memory.set(ValueLayout.JAVA_SHORT, index * ENTRY_BYTES + EVENTS, (short) events);
            changes++;
        }
    }

    /// How often what is wanted has changed.
    public int changes() {
        return changes;
    }

    /// How many entries there are.
    public int size() {
        return size;
    }

    /// The descriptor of an entry; negative if it is ignored.
    public int fd(int index) {
        return memory.get(ValueLayout.JAVA_INT, index * ENTRY_BYTES);
    }

    /// The events that are wanted there.
    public int events(int index) {
        return memory.get(ValueLayout.JAVA_SHORT, index * ENTRY_BYTES + EVENTS);
    }

    /// The events that came about there; 0 if none did.
    public int returned(int index) {
        return memory.get(ValueLayout.JAVA_SHORT, index * ENTRY_BYTES + REVENTS);
    }

    MemorySegment memory() {
        return memory;
    }
}

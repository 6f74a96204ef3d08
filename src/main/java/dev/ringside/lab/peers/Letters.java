package dev.ringside.lab.peers;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The messages of a conversation, written down before it begins. Very many or very large ones
/// repeat themselves, so that they do not fill the memory.
final class Letters {
    private static final int MOST_BYTES = 16 << 20;

    private final int count;
    private final MemorySegment[] distinct;

    Letters(Arena arena, long seed, int count, int sizeBytes) {
        this.count = count;
        distinct = new MemorySegment[Math.min(count, Math.max(1, MOST_BYTES / sizeBytes))];
        for (int i = 0; i < distinct.length; i++) {
            byte[] text = MessageText.bytes(seed, i + 1, sizeBytes);
            distinct[i] = arena.allocate(sizeBytes).copyFrom(MemorySegment.ofArray(text));
        }
    }

    /// How many are sent.
    int count() {
        return count;
    }

    /// The one with this number, from 0.
    MemorySegment letter(int number) {
        return distinct[number % distinct.length];
    }
}

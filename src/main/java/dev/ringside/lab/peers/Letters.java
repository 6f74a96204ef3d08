package dev.ringside.lab.peers;

import dev.ringside.lab.scenario.Http;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/// The messages of a conversation, written down before it begins. Very many or very large ones
/// repeat themselves, so that they do not fill the memory.
final class Letters {
    private static final int MOST_BYTES = 16 << 20;

    private final int count;
    private final MemorySegment[] distinct;

    private Letters(Arena arena, int count, List<byte[]> texts) {
        this.count = count;
        distinct = new MemorySegment[texts.size()];
        for (int i = 0; i < distinct.length; i++) {
            byte[] text = texts.get(i);
            distinct[i] = arena.allocate(text.length).copyFrom(MemorySegment.ofArray(text));
        }
    }

    /// What somebody says who has something to say: `count` different things.
    static Letters words(Arena arena, long seed, int count, int sizeBytes) {
        int different = Math.min(count, Math.max(1, MOST_BYTES / sizeBytes));
        var texts =
                IntStream.rangeClosed(1, different)
                        .mapToObj(number -> MessageText.bytes(seed, number, sizeBytes))
                        .toList();
        return new Letters(arena, count, texts);
    }

    /// What somebody says who wants the same file again and again.
    static Letters requests(Arena arena, int count) {
        return new Letters(arena, count, List.of(Http.request()));
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

package dev.ringside.trace.json;

import org.jspecify.annotations.Nullable;

/// Texts that come again and again in a trace (names of calls, sources, devices), each held once.
///
/// It looks a text up by its characters, so that a text that is already there costs no allocation.
final class TextTable {
    private static final int SLOTS = 4096;
    private static final int MOST = 3072;
    private static final int LONGEST = 64;

    /// What a text takes in memory besides its characters, rounded up.
    private static final int TEXT_BYTES = 64;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];
    private int size;
    private long bytes;

    /// About how much memory all texts take that were not there before.
    long bytes() {
        return bytes;
    }

    /// The text of these `length` characters: the one that was given before, if there was one.
    String text(char[] characters, int offset, int length) {
        if (length > LONGEST) {
            return made(characters, offset, length);
        }
        int slot = hash(characters, offset, length);
        for (; slots[slot] != null; slot = (slot + 1) % SLOTS) {
            String known = slots[slot];
            if (known != null && same(known, characters, offset, length)) {
                return known;
            }
        }
        String text = made(characters, offset, length);
        if (size < MOST) {
            slots[slot] = text;
            size++;
        }
        return text;
    }

    private String made(char[] characters, int offset, int length) {
        bytes += TEXT_BYTES + 2L * length;
        return new String(characters, offset, length);
    }

    private static int hash(char[] characters, int offset, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + characters[offset + i];
        }
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }

    private static boolean same(String known, char[] characters, int offset, int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != characters[offset + i]) {
                return false;
            }
        }
        return true;
    }
}

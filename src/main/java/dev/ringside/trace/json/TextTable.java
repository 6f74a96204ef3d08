package dev.ringside.trace.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;

import java.util.Arrays;

/// Texts that come again and again in a trace (names of calls, sources, devices), each held once.
///
/// It looks a text up by its characters, so that a text that is already there costs no allocation.
final class TextTable {
    private static final int SLOTS = 4096;
    private static final int LONGEST = 64;

    /// So many places are tried for a text; one that finds none is made each time. So a file whose
    /// texts all want the same place costs no more than another one.
    private static final int TRIES = 4;

    /// What a text takes in memory besides its characters, rounded up.
    private static final int TEXT_BYTES = 64;

    private final @Nullable String[] texts = new @Nullable String[SLOTS];
    private final char[][] characters = new char[SLOTS][];
    private long bytes;

    /// About how much memory all texts take that were not there before.
    long bytes() {
        return bytes;
    }

    /// The text at the current token of `parser`.
    String text(JsonParser parser) {
        return text(
                parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    /// The text of these `length` characters: the one that was given before, if there was one.
    String text(char[] buffer, int offset, int length) {
        if (length > LONGEST) {
            return made(buffer, offset, length);
        }
        int slot = hash(buffer, offset, length);
        for (int i = 0; i < TRIES; i++, slot = (slot + 1) % SLOTS) {
            String known = texts[slot];
            if (known == null) {
                String text = made(buffer, offset, length);
                texts[slot] = text;
                characters[slot] = text.toCharArray();
                return text;
            }
            char[] same = characters[slot];
            if (Arrays.equals(same, 0, same.length, buffer, offset, offset + length)) {
                return known;
            }
        }
        return made(buffer, offset, length);
    }

    private String made(char[] buffer, int offset, int length) {
        bytes += TEXT_BYTES + 2L * length;
        return new String(buffer, offset, length);
    }

    /// Of a long text the beginning, the middle and the end: names differ there.
    private static int hash(char[] buffer, int offset, int length) {
        int hash = length;
        if (length <= 8) {
            for (int i = 0; i < length; i++) {
                hash = 31 * hash + buffer[offset + i];
            }
        } else {
            int last = offset + length - 1;
            int middle = offset + length / 2;
            hash = 31 * hash + buffer[offset];
            hash = 31 * hash + buffer[middle];
            hash = 31 * hash + buffer[middle + 1];
            hash = 31 * hash + buffer[last - 3];
            hash = 31 * hash + buffer[last - 2];
            hash = 31 * hash + buffer[last - 1];
            hash = 31 * hash + buffer[last];
        }
        return (hash ^ hash >>> 13) & SLOTS - 1;
    }
}

package dev.ringside.trace.json;

import java.util.List;

/// Bytes, taken as choices. When they are used up, the first thing is chosen.
final class Choices {
    private final byte[] bytes;
    private int used;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Whether every byte was used.
    boolean areUsedUp() {
        return used >= bytes.length;
    }

    /// 0 to 255.
    int number() {
        return areUsedUp() ? 0 : bytes[used++] & 0xff;
    }

    /// A number of 63 bits.
    long large() {
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | number();
        }
        return number & Long.MAX_VALUE;
    }

    boolean yes() {
        return number() % 2 == 1;
    }

    <T> T of(List<T> all) {
        return all.get(number() % all.size());
    }
}

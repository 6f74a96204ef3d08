package dev.ringside.lab.reader;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// What the caller may tell the reader once everything is set up: one number.
enum ReaderOrder {
    /// Begin to record.
    START(1),
    /// End the recording.
    STOP(2),
    /// Say how many records the rings lost.
    LOST(3);

    private final int code;

    ReaderOrder(int code) {
        this.code = code;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(code).array();
    }

    /// Reads what [#bytes] wrote.
    ///
    /// @throws IllegalArgumentException if it is anything else
    static ReaderOrder parse(ByteBuffer bytes) {
        if (bytes.remaining() != Integer.BYTES) {
            throw new IllegalArgumentException("not an order");
        }
        int code = bytes.getInt();
        return Arrays.stream(values())
                .filter(order -> order.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no order " + code));
    }
}

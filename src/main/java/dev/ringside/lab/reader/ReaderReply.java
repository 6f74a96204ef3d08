package dev.ringside.lab.reader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What the reader says, with or without a descriptor beside it.
///
/// ```
/// u32 code | u64 number | text, to the end
/// ```
///
/// @param kind what it is about
/// @param number see [Kind]; 0 if it has none
/// @param text see [Kind]; empty if it has none
record ReaderReply(Kind kind, long number, String text) {
    /// What a reply is about.
    enum Kind {
        /// No. The text is a sentence.
        REFUSED(1),
        /// The descriptor is `events/header_page`.
        HEADER_PAGE(2),
        /// The descriptor is `events/header_event`.
        HEADER_EVENT(3),
        /// The descriptor is the `format` of the event that the text names.
        FORMAT(4),
        /// This kernel does not have the event that the text names.
        MISSING(5),
        /// The descriptor is the `trace_pipe_raw` of the CPU with this number.
        RING(6),
        /// Everything was handed over.
        READY(7),
        /// The order was carried out; the number is its result.
        DONE(8);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    static ReaderReply of(Kind kind) {
        return new ReaderReply(kind, 0, "");
    }

    static ReaderReply of(Kind kind, long number) {
        return new ReaderReply(kind, number, "");
    }

    static ReaderReply of(Kind kind, String text) {
        return new ReaderReply(kind, 0, text);
    }

    byte[] bytes() {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + words.length)
                .putInt(kind.code)
                .putLong(number)
                .put(words)
                .array();
    }

    /// Reads what [#bytes] wrote.
    ///
    /// @throws IllegalArgumentException if it is anything else
    static ReaderReply parse(ByteBuffer bytes) {
        if (bytes.remaining() < Integer.BYTES + Long.BYTES) {
            throw new IllegalArgumentException("not a reply");
        }
        int code = bytes.getInt();
        Kind kind =
                Arrays.stream(Kind.values())
                        .filter(known -> known.code == code)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no reply " + code));
        long number = bytes.getLong();
        return new ReaderReply(kind, number, StandardCharsets.UTF_8.decode(bytes).toString());
    }
}

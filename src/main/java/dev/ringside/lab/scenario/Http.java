package dev.ringside.lab.scenario;

import java.nio.charset.StandardCharsets;

/// What a web client asks for, and how its server answers: as much of HTTP/1.1 as that takes.
public final class Http {
    /// The file that is asked for.
    public static final String FILE = "index.html";

    private static final String REQUEST = "GET /" + FILE + " HTTP/1.1\r\nHost: ringside\r\n\r\n";

    private static final String LENGTH = "Content-Length:";

    /// Before what is in the file stand so many bytes.
    public static final int HEAD_BYTES = head(0).length;

    private Http() {}

    /// The request.
    public static byte[] request() {
        return REQUEST.getBytes(StandardCharsets.US_ASCII);
    }

    /// What stands before the file in an answer; always of the same length.
    ///
    /// @param bytes the length of the file
    public static byte[] head(long bytes) {
        return "HTTP/1.1 200 OK\r\nContent-Length: %6d\r\n\r\n"
                .formatted(bytes)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// How long an answer is that begins with a whole [#head].
    ///
    /// @throws IllegalArgumentException if it is no answer
    public static long answerBytes(byte[] head) {
        String text = new String(head, StandardCharsets.US_ASCII);
        int at = text.indexOf(LENGTH);
        int end = text.indexOf('\r', Math.max(0, at));
        if (at < 0 || end < 0) {
            throw new IllegalArgumentException("this is no answer: " + text);
        }
        return HEAD_BYTES + Long.parseLong(text.substring(at + LENGTH.length(), end).strip());
    }
}

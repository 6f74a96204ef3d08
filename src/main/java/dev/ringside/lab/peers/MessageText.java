package dev.ringside.lab.peers;

import java.nio.charset.StandardCharsets;

/// What the client says: readable, so that the bytes can be recognised wherever they are shown.
final class MessageText {
    private static final String[] GREETINGS = {
        "hello, ringside", "good morning, kernel", "here are your bytes", "is anybody waiting"
    };

    /// What is urgent.
    static final byte URGENT = '!';

    private MessageText() {}

    /// Message `number` (from 1) of the conversation that `seed` chooses: a greeting with its
    /// number, over and over until `sizeBytes` are full.
    static byte[] bytes(long seed, int number, int sizeBytes) {
        int choice = (int) Math.floorMod(seed + number - 2, (long) GREETINGS.length);
        byte[] words =
                (GREETINGS[choice] + " " + number + ". ").getBytes(StandardCharsets.US_ASCII);
        var bytes = new byte[sizeBytes];
        for (int i = 0; i < sizeBytes; i++) {
            bytes[i] = words[i % words.length];
        }
        return bytes;
    }
}

package dev.ringside.lab;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// Whether this process may open the descriptors that it takes to start another one.
///
/// Where they run out half-way, the virtual machine says so in a page of guesses, or ends.
final class FreeDescriptors {
    /// Three pipes, two more while the process starts, and some that other threads open meanwhile.
    private static final int NEEDED = 20;

    private static final Path NULL = Path.of("/dev/null");

    private FreeDescriptors() {}

    /// Tries it.
    ///
    /// @throws IOException if they are too few; the message is a sentence for the user
    static void check() throws IOException {
        if (!Files.exists(NULL)) {
            return; // not a system that can record
        }
        Deque<Channel> tried = new ArrayDeque<>();
        try {
            while (tried.size() < NEEDED) {
                tried.add(FileChannel.open(NULL));
            }
        } catch (IOException e) {
            throw new IOException(
                    "This program may open no more files, and an experiment needs some. Start it"
                            + " where more are allowed: ulimit -n 4096",
                    e);
        } finally {
            for (var channel : tried) {
                channel.close();
            }
        }
    }
}

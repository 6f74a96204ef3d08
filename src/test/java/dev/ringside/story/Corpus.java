package dev.ringside.story;

import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import java.io.IOException;
import java.nio.file.Path;

/// Recordings that the tests read.
public final class Corpus {
    private Corpus() {}

    /// One blocking recv over TCP on one CPU, from a C program.
    public static Trace blocking() {
        try {
            return TraceFile.open(Path.of("src/test/resources/corpus/blocking-tcp-1.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

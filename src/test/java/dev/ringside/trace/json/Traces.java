package dev.ringside.trace.json;

import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The traces that the tests of this package share.
final class Traces {
    /// A real recording of a blocking recv over TCP.
    static final Path SAMPLE = Path.of("src/test/resources/corpus/blocking-tcp-1.json");

    static final TraceHeader HEADER =
            new TraceHeader(
                    "A title",
                    "blocking",
                    Map.of(),
                    "2026-11-21T02:00:00Z",
                    "6.18.44",
                    "x86_64",
                    2,
                    "CLOCK_MONOTONIC",
                    "tracefs",
                    Map.of());

    private static final String HEAD =
            "{\"ringside\": 1, \"about\": {\"title\": \"A title\", \"model\": \"blocking\","
                + " \"recorded\": \"\", \"kernel\": \"6.18.44\", \"arch\": \"x86_64\", \"cpus\": 2,"
                + " \"clock\": \"CLOCK_MONOTONIC\", \"probe\": \"tracefs\"}, \"events\": [\n";

    private Traces() {}

    static byte[] sample() {
        try {
            return Files.readAllBytes(SAMPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A document with these facts, the first of which stands on line 2.
    static String with(String... facts) {
        return HEAD + String.join(",\n", facts) + "]}";
    }

    static Trace read(String json) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    static Trace read(byte[] bytes) throws IOException {
        return TraceReader.readAll(new ByteArrayInputStream(bytes));
    }

    static byte[] written(Trace trace) throws IOException {
        var out = new ByteArrayOutputStream();
        TraceFile.write(trace, out);
        return out.toByteArray();
    }
}

package dev.ringside.bench.scale;

import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.json.TraceFile;
import dev.ringside.trace.json.TraceWriter;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A long trace: a real recording, again and again, each time later.
public final class LongTrace {
    private static final Pattern TIME = Pattern.compile("^\\{\"t\": (\\d+)");
    private static final long PAUSE_NANOS = 1_000_000;

    private LongTrace() {}

    /// Writes at least `facts` facts to `file`. What held before the recording is said only once.
    public static void write(Path recording, Path file, int facts) throws IOException {
        Trace trace = TraceFile.open(recording);
        List<String> lines = trace.events().stream().map(TraceWriter::line).toList();
        List<String> again = lines.stream().filter(line -> !line.contains("\"already\"")).toList();
        long span = trace.events().getLast().at().nanos() + PAUSE_NANOS;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(head(trace));
            long count = 0;
            for (long shift = 0; count < facts; shift += span) {
                for (String line : shift == 0 ? lines : again) {
                    write(out, (count++ == 0 ? "\n  " : ",\n  ") + later(line, shift));
                }
            }
            write(out, end(new TraceEnd(count, 0, true)));
        }
    }

    private static String later(String line, long shiftNanos) {
        return TIME.matcher(line)
                .replaceFirst(time -> "{\"t\": " + (Long.parseLong(time.group(1)) + shiftNanos));
    }

    private static byte[] head(Trace trace) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var writer = new TraceWriter(bytes, trace.header())) {
            writer.flush();
        }
        return bytes.toByteArray();
    }

    private static String end(TraceEnd end) {
        return "\n ],\n \"end\": {\"facts\": %d, \"lost\": %d, \"complete\": %b}}\n"
                .formatted(end.facts(), end.lost(), end.complete());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}

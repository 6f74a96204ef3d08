package dev.ringside.trace.json;

import dev.ringside.trace.Trace;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A trace as a file, `.json` or `.json.gz`.
public final class TraceFile {
    private TraceFile() {}

    /// Reads the whole trace in `file`. What the user can mend (no such file, a folder, no
    /// permission, not a trace) is a [TraceFormatException] with one sentence.
    public static Trace open(Path file) throws IOException {
        try (InputStream in = stream(file)) {
            return TraceReader.readAll(in);
        }
    }

    /// The bytes of `file` for a [TraceReader]; refuses as [#open] does.
    public static InputStream stream(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw refused("There is no file " + file + ".");
        }
        if (Files.isDirectory(file)) {
            throw refused(file + " is a folder, not a trace.");
        }
        if (!Files.isReadable(file)) {
            throw refused("You have no permission to read " + file + ".");
        }
        return Files.newInputStream(file);
    }

    /// Writes `trace` to `file`, compressed if its name ends in `.gz`. Whatever happens, `file` is
    /// afterwards either what it was or the whole trace: it is written beside its place, forced to
    /// the disk, and moved there.
    public static void save(Trace trace, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + pid() + ".part");
        try {
            write(trace, part, target.toString().endsWith(".gz"));
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(Trace trace, Path part, boolean compressed) throws IOException {
        try (var channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            OutputStream file = Channels.newOutputStream(channel);
            if (compressed) {
                var gzip = new GZIPOutputStream(file, 1 << 16);
                write(trace, gzip);
                gzip.finish();
            } else {
                write(trace, file);
            }
            channel.force(true);
        }
    }

    /// Writes `trace` to `out` and flushes it, without closing it.
    public static void write(Trace trace, OutputStream out) throws IOException {
        var writer = new TraceWriter(new BufferedOutputStream(out, 1 << 16), trace.header());
        for (int i = 0; i < trace.size(); i++) {
            writer.fact(trace.events().get(i), trace.extras().getOrDefault(i, Map.of()));
        }
        if (trace.end() != null) {
            writer.end(trace.end());
        }
        writer.flush();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private static TraceFormatException refused(String sentence) {
        return new TraceFormatException(new TraceFault(0, sentence));
    }
}

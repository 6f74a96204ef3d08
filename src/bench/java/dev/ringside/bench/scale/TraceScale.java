package dev.ringside.bench.scale;

import dev.ringside.bench.Report;
import dev.ringside.bench.Series;
import dev.ringside.bench.Subprocess;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// A trace of a million facts: opening it beside a bare scan of its tokens, what it takes in
/// memory, and going anywhere in it.
public final class TraceScale {
    private static final Path RECORDING = Path.of("assets", "recordings", "blocking.json");
    private static final int FACTS = 1_000_000;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int SEEKS = 5_000;

    private final Report report = new Report("what", "measured");
    private final Path file;

    private TraceScale(Path file) {
        this.file = file;
    }

    /// Measures and prints.
    ///
    /// @param options a recording to repeat; else a bundled one
    public static void run(List<String> options) throws IOException {
        Path recording = options.isEmpty() ? RECORDING : Path.of(options.getFirst());
        Path file = Files.createDirectories(Subprocess.FOLDER).resolve("million.json");
        try {
            LongTrace.write(recording, file, FACTS);
            var scale = new TraceScale(file);
            scale.open();
            scale.play();
            scale.report.print("A million facts: " + recording.getFileName() + ", repeated");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void open() throws IOException {
        var scans = new Series();
        var opens = new Series();
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            double scan = millis(this::scan);
            double open = millis(() -> TraceFile.open(file));
            if (round >= WARM_UP_ROUNDS) {
                scans.add(scan);
                opens.add(open);
            }
        }
        report.row("size of the file, MiB", Long.toString(Files.size(file) >> 20));
        report.row("bare scan of all tokens, ms", scans.text(0));
        report.row("opening, ms", opens.text(0));
        report.row("opening / scan", Series.of(opens, scans, (a, b) -> a / b).text(2));
    }

    private void scan() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                var parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {
                // only the tokens
            }
        }
    }

    private void play() throws IOException {
        long before = usedBytes();
        Trace trace = TraceFile.open(file);
        long opened = usedBytes();
        var playback = new Playback(trace);
        double whole = millis(() -> playback.after(trace.size()));
        long played = usedBytes();
        report.row("facts", Integer.toString(trace.size()));
        report.row("memory of a fact, bytes", perFact(opened - before, trace));
        report.row("memory of its machines, bytes a fact", perFact(played - opened, trace));
        report.row("folding all facts once, ms", "%.0f".formatted(whole));
        seek(playback, trace.size());
        report.row("telling the story, ms", "%.0f".formatted(millis(() -> Story.of(trace))));
    }

    private void seek(Playback playback, int size) throws IOException {
        var random = new Random(1);
        var warm = new Series();
        var seeks = new Series();
        for (int i = 0; i < 2 * SEEKS; i++) {
            int to = random.nextInt(size + 1);
            (i < SEEKS ? warm : seeks).add(millis(() -> playback.after(to)));
        }
        report.row("seek, cold code: p50, p99, ms", quantiles(warm));
        report.row("seek: p50, p99, greatest, ms", quantiles(seeks));
    }

    private static String quantiles(Series series) {
        return "%.3f, %.3f, %.3f"
                .formatted(series.median(), series.quantile(0.99), series.quantile(1));
    }

    private static String perFact(long bytes, Trace trace) {
        return Long.toString(bytes / trace.size());
    }

    @SuppressWarnings("SystemGc") // what is used is known only after that
    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static double millis(Work work) throws IOException {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    /// Something that is timed.
    private interface Work {
        void run() throws IOException;
    }
}

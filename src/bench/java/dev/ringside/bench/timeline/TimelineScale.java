package dev.ringside.bench.timeline;

import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.session.Session;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.Lanes;
import dev.ringside.app.timeline.StoryAxis;
import dev.ringside.app.timeline.TrueAxis;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.bench.Report;
import dev.ringside.bench.Series;
import dev.ringside.bench.Subprocess;
import dev.ringside.bench.scale.LongTrace;
import dev.ringside.story.Story;
import dev.ringside.story.tracks.Tracks;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import javafx.application.Platform;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/// The timeline of a trace of a million facts: how long it takes until it is seen, what it takes in
/// memory, and how fluid zooming and panning are.
public final class TimelineScale {
    private static final Path RECORDING =
            Path.of("assets", "recordings", "epoll-five-clients.json");
    private static final int FACTS = 1_000_000;
    private static final int FRAMES = 200;
    private static final int WARM_UP_FRAMES = 100;
    private static final double CLOSEST = 1e-5;

    private static final String WINDOW_THREAD = "JavaFX Applicat";
    private static final String PAINTING_THREAD = "QuantumRenderer";

    private final Report report = new Report("what", "measured");

    private TimelineScale() {}

    /// Measures and prints.
    ///
    /// @param options a recording to repeat; else a bundled one
    public static void run(List<String> options) throws IOException, InterruptedException {
        Path recording = options.isEmpty() ? RECORDING : Path.of(options.getFirst());
        Path file = Files.createDirectories(Subprocess.FOLDER).resolve("million.json");
        try {
            LongTrace.write(recording, file, FACTS);
            var scale = new TimelineScale();
            Screen.start();
            scale.prepare(TraceFile.open(file));
            scale.show(TraceFile.open(recording), TraceFile.open(file));
            scale.report.print(
                    "The timeline of a million facts: %s, repeated, %s"
                            .formatted(recording.getFileName(), Screen.size()));
        } finally {
            Files.deleteIfExists(file);
            Platform.exit();
        }
    }

    /// What is worked out before the first picture, part by part.
    private void prepare(Trace trace) {
        long begin = System.nanoTime();
        var story = Story.of(trace);
        row("telling the story, ms", since(begin));
        long before = usedBytes();
        begin = System.nanoTime();
        var tracks = Tracks.of(story);
        row("finding the rows, ms", since(begin));
        long found = usedBytes();
        begin = System.nanoTime();
        var lanes = Lanes.of(story, tracks, new StoryAxis(story), new TrueAxis(story));
        row("making them ready to be drawn, ms", since(begin));
        long drawable;
        try {
            drawable = usedBytes();
        } finally {
            Reference.reachabilityFence(lanes); // it is to be measured with the rest
        }
        long slices = tracks.stream().mapToLong(t -> t.slices().size()).sum();
        long markers = tracks.stream().mapToLong(t -> t.markers().size()).sum();
        report.row("facts, slices, markers", trace.size() + ", " + slices + ", " + markers);
        report.row("memory of the rows, MiB", Long.toString((found - before) >> 20));
        report.row("memory of what is drawn from, MiB", Long.toString((drawable - found) >> 20));
    }

    private void show(Trace little, Trace trace) throws InterruptedException, IOException {
        var first = Recorded.of(little, new Origin.Unsaved());
        long begin = System.nanoTime();
        var recorded = Recorded.of(trace, new Origin.Unsaved());
        row("all that is worked out after parsing, ms", since(begin));
        try (var screen = Screen.open(first)) {
            row("and the first whole picture, ms", screen.shown(() -> open(screen, recorded)));
            report.row("frames", "p50, p99 ms; CPU of a frame: window + painting, ms");
            for (var clock : Clock.values()) {
                String in = clock == Clock.STORY ? "story time" : "true time";
                screen.shown(() -> screen.session().change(s -> s.with(clock)));
                frames(screen, "zooming in " + in, TimelineScale::zoom);
                frames(screen, "panning in " + in + ", half of it", (s, n) -> pan(s, 0.5, n));
                frames(screen, "panning in " + in + ", a hundredth", (s, n) -> pan(s, 1e-2, n));
                frames(screen, "panning in " + in + ", 1/100 000", (s, n) -> pan(s, CLOSEST, n));
            }
        }
    }

    private static void open(Screen screen, Recorded recorded) {
        screen.session().open(recorded, 0);
        screen.session().view(Viewport.ALL);
    }

    private void frames(Screen screen, String what, BiConsumer<Session, Integer> change)
            throws InterruptedException, IOException {
        screen.frames(WARM_UP_FRAMES, change);
        double window = ThreadTime.millis(WINDOW_THREAD);
        double painter = ThreadTime.millis(PAINTING_THREAD);
        Series millis = screen.frames(FRAMES, change);
        report.row(
                what,
                "%.1f, %.1f; %.1f + %.1f"
                        .formatted(
                                millis.median(),
                                millis.quantile(0.99),
                                (ThreadTime.millis(WINDOW_THREAD) - window) / FRAMES,
                                (ThreadTime.millis(PAINTING_THREAD) - painter) / FRAMES));
    }

    /// In and out again, around a place that is not a round one.
    private static void zoom(Session session, int frame) {
        double way = Math.abs(1 - (frame % 100) / 50.0);
        double size = Math.pow(CLOSEST, 1 - way);
        var whole = new Viewport(0, size);
        session.view(whole.centredAt(0.377));
    }

    private static void pan(Session session, double size, int frame) {
        double way = Math.min(size, 0.6 * (1 - size));
        double from = 0.2 * (1 - size) + way * (frame % 100) / 100;
        session.view(new Viewport(0, size).centredAt(from + size / 2));
    }

    private void row(String what, double millis) {
        report.row(what, "%.0f".formatted(millis));
    }

    private static double since(long beginNanos) {
        return (System.nanoTime() - beginNanos) / 1e6;
    }

    @SuppressWarnings("SystemGc") // what is used is known only after that
    private static long usedBytes() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

package dev.ringside.bench.window;

import dev.ringside.bench.Report;
import dev.ringside.bench.Subprocess;

import java.io.IOException;
import java.util.List;

/// How long a frame takes while the bundled recordings are played at 1920 × 1080 by software.
public final class FrameCost {
    private static final List<String> OPTIONS =
            List.of(
                    "-Dprism.order=sw",
                    "-Djavafx.animation.fullspeed=true",
                    "--add-exports="
                            + FrameCost.class.getModule().getName()
                            + "/dev.ringside.bench.window=javafx.graphics");

    private FrameCost() {}

    /// Measures and prints. Needs a display.
    public static void run() throws IOException {
        var report = new Report("recording", "p50, ms", "p90, ms", "p99, ms");
        try (var player =
                Subprocess.start(Subprocess.ourselves(OPTIONS, List.of(Player.COMMAND)))) {
            String line;
            do {
                line = player.answer();
                report.row(line.split("\t", -1));
            } while (!line.startsWith(Player.SUM));
        }
        report.print("Frames while a recording plays, 1920 × 1080, software rendering");
    }
}

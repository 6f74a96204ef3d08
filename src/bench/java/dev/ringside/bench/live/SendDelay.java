package dev.ringside.bench.live;

import dev.ringside.bench.Report;
import dev.ringside.bench.Series;

import java.io.IOException;
import java.util.Locale;

/// How long it takes from the press of Send, in an experiment by hand with a blocking server, until
/// the window shows what comes of it.
public final class SendDelay {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;

    private SendDelay() {}

    /// Measures and prints. Needs tracefs.
    public static void run() throws IOException, InterruptedException {
        var known = new Series();
        var begun = new Series();
        var read = new Series();
        var still = new Series();
        try (var screen = HandScreen.open()) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                var seen = screen.send("message %02d".formatted(round));
                if (round >= WARM_UP) {
                    known.add(seen.knownMillis());
                    begun.add(seen.begunMillis());
                    read.add(seen.readMillis());
                    still.add(seen.stillMillis());
                }
            }
        }
        var report = new Report("from the press of Send until", "p50, ms", "p90, ms");
        report.row("the window knows that the server read it", text(known, 0.5), text(known, 0.9));
        report.row("the stage begins to move", text(begun, 0.5), text(begun, 0.9));
        report.row("the server's bytes are in the picture", text(read, 0.5), text(read, 0.9));
        report.row("the picture has come to rest", text(still, 0.5), text(still, 0.9));
        report.print("From Send to the picture, blocking over TCP by hand, " + ROUNDS + " times");
    }

    private static String text(Series millis, double share) {
        return String.format(Locale.ROOT, "%.0f", millis.quantile(share));
    }
}

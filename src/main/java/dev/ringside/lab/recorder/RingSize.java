package dev.ringside.lab.recorder;

import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Traffic;

/// How large the kernel's rings have to be, so that nothing is lost while the recorder is busy.
final class RingSize {
    private static final int LARGEST_KILOBYTES = 96 << 10;

    /// About forty reports for a message, and a few for each connection.
    private static final int BYTES_A_MESSAGE = 4096;

    private static final int BYTES_A_CONNECTION = 1024;

    /// Somebody who polls without a pause makes about a million calls a second, with three reports
    /// each.
    private static final int BYTES_A_MICROSECOND_OF_POLLING = 160;

    private static final long NANOS_A_MICROSECOND = 1_000;
    private static final int KILOBYTE = 1024;

    private RingSize() {}

    /// The size for each CPU.
    static int kilobytes(IoModel model, Scenario scenario) {
        Traffic traffic = scenario.traffic();
        long bytes =
                (long) traffic.clients() * traffic.messages() * BYTES_A_MESSAGE
                        + (long) traffic.connections() * BYTES_A_CONNECTION;
        boolean busy =
                (model.options().contains("pause") && scenario.conduct().pauseNanos() == 0)
                        || scenario.conduct().timeoutNanos() == 0;
        if (busy) {
            bytes += traffic.expectedNanos() / NANOS_A_MICROSECOND * BYTES_A_MICROSECOND_OF_POLLING;
        }
        long kilobytes = TracefsProbe.KILOBYTES_PER_CPU + bytes / KILOBYTE;
        return (int) Math.min(LARGEST_KILOBYTES, kilobytes);
    }
}

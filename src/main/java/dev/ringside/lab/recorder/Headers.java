package dev.ringside.lab.recorder;

import dev.ringside.lab.DurationText;
import dev.ringside.lab.IoModel;
import dev.ringside.lab.Scenario;
import dev.ringside.trace.TraceHeader;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedSet;

/// The head of a recording that is made here and now.
final class Headers {
    private Headers() {}

    /// A head.
    ///
    /// @param allowed the CPUs that this process may use
    static TraceHeader of(IoModel model, Scenario scenario, SortedSet<Integer> allowed) {
        return new TraceHeader(
                title(model, scenario),
                model.name(),
                scenario.toMap(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("os.version"),
                arch(),
                allowed.size(),
                "CLOCK_MONOTONIC",
                "tracefs",
                Map.of());
    }

    private static String title(IoModel model, Scenario scenario) {
        String delay = DurationText.of(scenario.delayNanos()).replaceFirst("(?=[a-z])", " ");
        return scenario.messages() == 1
                ? model.title() + ", one message after " + delay
                : model.title() + ", " + scenario.messages() + " messages, one every " + delay;
    }

    /// The kernel's name for the machine, where Java has its own.
    private static String arch() {
        String arch = System.getProperty("os.arch");
        return arch.equals("amd64") ? "x86_64" : arch;
    }
}

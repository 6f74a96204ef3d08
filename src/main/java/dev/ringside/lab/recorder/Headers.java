package dev.ringside.lab.recorder;

import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Conduct;
import dev.ringside.lab.scenario.DurationText;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Traffic;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.lab.scenario.Trigger;
import dev.ringside.trace.TraceHeader;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;

/// The head of a recording that is made here and now.
final class Headers {
    private Headers() {}

    /// A head.
    ///
    /// @param allowed the CPUs that this process may use
    /// @param ladder how it is recorded
    /// @param xray whether the kernel's stacks are recorded, too
    static TraceHeader of(
            IoModel model,
            Scenario scenario,
            SortedSet<Integer> allowed,
            Ladder ladder,
            boolean xray) {
        return new TraceHeader(
                title(model, scenario),
                model.name(),
                scenario.toMap(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("os.version"),
                arch(),
                allowed.size(),
                "CLOCK_MONOTONIC",
                ladder.rung().text(),
                others(ladder, xray));
    }

    private static Map<String, Object> others(Ladder ladder, boolean xray) {
        Map<String, Object> others = new LinkedHashMap<>();
        if (!ladder.whyNotHigher().isEmpty()) {
            others.put(TraceHeader.WHY_NOT_HIGHER, ladder.whyNotHigher());
        }
        if (xray) {
            others.put("xray", true);
        }
        return others;
    }

    private static String title(IoModel model, Scenario scenario) {
        Traffic traffic = scenario.traffic();
        Conduct conduct = scenario.conduct();
        var title = new StringJoiner(", ");
        boolean edge = conduct.trigger() == Trigger.EDGE;
        title.add(model.title() + (edge ? ", edge-triggered" : ""));
        if (traffic.transport() != Transport.TCP && traffic.transport() != Transport.NONE) {
            title.add(traffic.transport().text());
        }
        if (traffic.connections() > 1) {
            title.add(traffic.clients() + (traffic.clients() == 1 ? " client" : " clients"));
        }
        if (traffic.idle() > 0) {
            title.add(traffic.idle() + " idle");
        }
        if (traffic.transport() == Transport.NONE) {
            return title.toString();
        }
        if (scenario.byHand() != null) {
            return title.add("by hand").toString();
        }
        String delay = DurationText.of(traffic.delayNanos()).replaceFirst("(?=[a-z])", " ");
        return title.add(
                        traffic.messages() == 1
                                ? "one message after " + delay
                                : traffic.messages() + " messages, one every " + delay)
                .toString();
    }

    /// The kernel's name for the machine, where Java has its own.
    private static String arch() {
        String arch = System.getProperty("os.arch");
        return arch.equals("amd64") ? "x86_64" : arch;
    }
}

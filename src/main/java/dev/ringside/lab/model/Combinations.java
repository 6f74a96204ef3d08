package dev.ringside.lab.model;

import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Transport;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which options make sense together.
final class Combinations {
    /// Options that not every model understands.
    private static final Set<String> SPECIAL =
            Set.of("trigger", "read", "timeout", "pause", "idle");

    private Combinations() {}

    /// Checks options that were given.
    ///
    /// @throws IllegalArgumentException if they make no sense; the message is a sentence for the
    ///   user
    static void check(IoModel model, Scenario scenario, Set<String> given) {
        for (String option : new TreeSet<>(given)) {
            if (SPECIAL.contains(option) && !model.options().contains(option)) {
                throw new IllegalArgumentException(
                        "'--%s' means nothing to %s; it is for %s."
                                .formatted(option, model.name(), those(option)));
            }
        }
        Transport transport = scenario.traffic().transport();
        boolean hasPort = transport == Transport.TCP || transport == Transport.UDP;
        if (scenario.traffic().port() > 0 && !hasPort) {
            refuse("port", transport, "tcp and udp have ports");
        }
        if (scenario.conduct().listen() && !transport.connects()) {
            refuse("listen", transport, "only tcp and unix have connections to accept");
        }
        if (scenario.conduct().echo() && !transport.isSocket()) {
            refuse("echo", transport, "a pipe goes one way");
        }
    }

    private static void refuse(String option, Transport transport, String why) {
        throw new IllegalArgumentException(
                "'--%s' makes no sense with '--transport %s': %s."
                        .formatted(option, transport.text(), why));
    }

    private static String those(String option) {
        return Models.all().stream()
                .filter(model -> model.options().contains(option))
                .map(IoModel::name)
                .collect(Collectors.joining(", "));
    }
}

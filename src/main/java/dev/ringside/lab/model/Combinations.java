package dev.ringside.lab.model;

import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.ByHand;
import dev.ringside.lab.scenario.Choice;
import dev.ringside.lab.scenario.Conduct;
import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.lab.scenario.DurationText;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Traffic;
import dev.ringside.lab.scenario.Transport;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which options make sense together.
final class Combinations {
    /// Options that not every model understands.
    private static final Set<String> SPECIAL =
            Stream.concat(
                            Stream.of("trigger", "read", "timeout", "pause", "idle"),
                            Conduct.OWN.stream())
                    .collect(Collectors.toUnmodifiableSet());

    /// Options that mean something only where there are clients, unless a model says otherwise.
    private static final Set<String> OF_CLIENTS =
            Set.of(
                    "buffer",
                    "by-hand",
                    "clients",
                    "close",
                    "delay",
                    "echo",
                    "listen",
                    "messages",
                    "patience",
                    "port",
                    "size",
                    "transport");

    /// Those of them that mean something to who reads a file.
    private static final Set<String> OF_FILE = Set.of("buffer", "size");

    /// Options that say what is sent and when.
    private static final Set<String> OF_ITSELF =
            Set.of("messages", "delay", "idle", "close", "half-close", "urgent");

    private static final int MOST_THREADS = 64;

    /// What a descriptor refers to is looked up a moment after it was opened.
    private static final long SHORTEST_LIFE_NANOS = 50_000_000;

    private Combinations() {}

    /// Checks options that were given.
    ///
    /// @throws IllegalArgumentException if they make no sense; the message is a sentence for the
    ///   user
    static void check(IoModel model, Scenario scenario, Set<String> given) {
        for (String option : new TreeSet<>(given)) {
            if (SPECIAL.contains(option) && !knows(model, option)) {
                throw new IllegalArgumentException(
                        "'--%s' means nothing to %s; it is for %s."
                                .formatted(option, model.name(), those(option)));
            }
        }
        checkOwn(model, scenario);
        if (given.contains("path") && !isUsualSize(model, scenario)) {
            throw new IllegalArgumentException(
                    "'--size' is for the file that is made; a file that '--path' names has its"
                            + " own.");
        }
        if (model.alone(scenario) || scenario.traffic().transport() == Transport.NONE) {
            checkAlone(model, scenario, given);
        }
        if (model.duet(scenario).isPresent() && scenario.cpus() == CpuChoice.TWO) {
            throw new IllegalArgumentException(
                    "'--cpus two' makes no sense with %s: where each has a CPU, none is switched."
                            .formatted(model.name()));
        }
        Transport transport = scenario.traffic().transport();
        boolean hasPort = transport == Transport.TCP || transport == Transport.UDP;
        if (scenario.traffic().port() > 0 && !hasPort) {
            refuse("port", transport, "tcp and udp have ports");
        }
        checkAnswers(scenario, transport);
        if (scenario.conduct().listen() && !transport.connects()) {
            refuse(
                    model,
                    given,
                    "listen",
                    transport,
                    "only tcp and unix have connections to accept");
        }
        checkTasks(model, scenario, given);
        if (scenario.traffic().closes()) {
            checkClosing(scenario, transport);
        }
        if (scenario.conduct().echo() && !transport.isSocket()) {
            refuse("echo", transport, "a pipe goes one way");
        }
        ByHand byHand = scenario.byHand();
        if (byHand != null) {
            checkByHand(model, scenario, given);
        } else if (given.contains("patience")) {
            throw new IllegalArgumentException("'--patience' makes sense with '--by-hand' only.");
        }
    }

    private static void checkAnswers(Scenario scenario, Transport transport) {
        Conduct conduct = scenario.conduct();
        switch (conduct.answers()) {
            case NEVER, AT_ONCE -> {}
            case WITH_ROOM -> {
                if (!transport.connects()) {
                    refuse("late", transport, "only tcp and unix make a sender wait for room");
                }
                if (conduct.listen() && transport == Transport.UNIX) {
                    throw together("late", "listen", "a Unix socket does not inherit its room");
                }
                if (conduct.slow()) {
                    throw together("late", "slow", "each end would wait for the other");
                }
            }
            case AT_THE_END -> {
                if (!transport.connects()) {
                    refuse("half-close", transport, "only tcp and unix have two directions");
                }
                if (conduct.echo() || conduct.own("late").equals("true")) {
                    String other = conduct.echo() ? "echo" : "late";
                    throw together("half-close", other, "the answer comes in the end");
                }
            }
        }
        if (conduct.urgent() && transport != Transport.TCP) {
            refuse("urgent", transport, "only tcp has urgent data here");
        }
    }

    private static IllegalArgumentException together(String one, String other, String why) {
        return new IllegalArgumentException(
                "'--%s' and '--%s' make no sense together: %s.".formatted(one, other, why));
    }

    private static void checkTasks(IoModel model, Scenario scenario, Set<String> given) {
        boolean processes = model.startsProcesses();
        if ((processes || model.startsThreads()) && scenario.traffic().clients() > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "With %s there can be at most %d clients: each gets a %s of its own."
                            .formatted(
                                    model.name(), MOST_THREADS, processes ? "process" : "thread"));
        }
        if (model.speaksHttp()) {
            checkWeb(model, scenario);
        }
        if (processes && given.contains("buffer")) {
            throw new IllegalArgumentException(
                    "'--buffer' means nothing to %s: the program that it starts has its own buffer."
                            .formatted(model.name()));
        }
        if (processes && StartedProgram.of(scenario).path().isEmpty()) {
            throw new IllegalArgumentException(StartedProgram.of(scenario).missing());
        }
    }

    private static void checkWeb(IoModel model, Scenario scenario) {
        if (scenario.traffic().clients() > Traffic.MOST_TASKS) {
            throw new IllegalArgumentException(
                    "With %s there can be at most %d clients: it serves one after the other."
                            .formatted(model.name(), Traffic.MOST_TASKS));
        }
        if (scenario.conduct().echo() || scenario.byHand() != null) {
            throw new IllegalArgumentException(
                    "The clients of %s ask for a file: '--echo' and '--by-hand' mean nothing to it."
                            .formatted(model.name()));
        }
    }

    private static boolean isUsualSize(IoModel model, Scenario scenario) {
        return model.usual().get("size") instanceof Integer usual
                && usual == scenario.traffic().sizeBytes();
    }

    private static boolean knows(IoModel model, String option) {
        return model.options().contains(option) || model.choices().containsKey(option);
    }

    private static void checkOwn(IoModel model, Scenario scenario) {
        model.choices()
                .forEach((option, choices) -> {
                    String value = scenario.conduct().own(option);
                    boolean unset = value.isEmpty() && choices.contains("false");
                    if (!unset && !choices.contains(value)) {
                        throw Choice.refusal(option, value, choices.stream());
                    }
                });
    }

    private static void checkAlone(IoModel model, Scenario scenario, Set<String> given) {
        if (!model.alone(scenario)) {
            throw new IllegalArgumentException(
                    "'--transport none' makes no sense with %s: it serves clients."
                            .formatted(model.name()));
        }
        for (String option : new TreeSet<>(given)) {
            boolean tells = !option.equals("transport") || isServed(scenario);
            if (tells && isOfClients(model, scenario, option)) {
                String who = model.name() + (model.readsFile(scenario) ? " with '--file'" : "");
                throw new IllegalArgumentException(
                        "'--%s' means nothing to %s: it serves nobody.".formatted(option, who));
            }
        }
    }

    private static boolean isOfClients(IoModel model, Scenario scenario, String option) {
        return model.readsFile(scenario)
                ? option.equals("idle")
                        || (OF_CLIENTS.contains(option) && !OF_FILE.contains(option))
                : OF_CLIENTS.contains(option) && !model.options().contains(option);
    }

    private static boolean isServed(Scenario scenario) {
        return scenario.traffic().transport() != Transport.NONE;
    }

    private static void checkClosing(Scenario scenario, Transport transport) {
        if (transport == Transport.UDP) {
            refuse("close", transport, "a datagram socket does not tell the other end");
        }
        long delayNanos = scenario.traffic().delayNanos();
        if (scenario.conduct().listen() && delayNanos < SHORTEST_LIFE_NANOS) {
            throw new IllegalArgumentException(
                    "Where clients connect, send and close, '--delay' must be at least %s: a connection"
                                    .formatted(DurationText.of(SHORTEST_LIFE_NANOS))
                            + " has to last until it has been looked at.");
        }
    }

    private static void checkByHand(IoModel model, Scenario scenario, Set<String> given) {
        if (model.startsThreads() || model.startsProcesses()) {
            throw new IllegalArgumentException(
                    "%s cannot go by hand: it has to know how many clients will come."
                            .formatted(model.name()));
        }
        for (String option : new TreeSet<>(given)) {
            if (OF_ITSELF.contains(option)) {
                throw new IllegalArgumentException(
                        "'--%s' makes no sense with '--by-hand': you decide what is sent and when."
                                .formatted(option));
            }
        }
        if (scenario.traffic().clients() > ByHand.MOST_CLIENTS) {
            throw new IllegalArgumentException(
                    "By hand there can be at most " + ByHand.MOST_CLIENTS + " clients.");
        }
        checkPause("pause", model.options().contains("pause"), scenario.conduct().pauseNanos());
        long timeoutNanos = scenario.conduct().timeoutNanos();
        checkPause("timeout", timeoutNanos != Conduct.FOREVER, timeoutNanos);
    }

    /// A server that asks again and again does so for minutes.
    private static void checkPause(String option, boolean polls, long nanos) {
        if (polls && nanos < ByHand.SHORTEST_PAUSE_NANOS) {
            throw new IllegalArgumentException(
                    "With '--by-hand', '--%s' must be at least %s: the server waits for minutes."
                            .formatted(option, DurationText.of(ByHand.SHORTEST_PAUSE_NANOS)));
        }
    }

    /// An option that was not given is the model's own.
    private static void refuse(
            IoModel model, Set<String> given, String option, Transport transport, String why) {
        if (given.contains(option)) {
            refuse(option, transport, why);
        }
        throw new IllegalArgumentException(
                "%s makes no sense with '--transport %s': %s."
                        .formatted(model.name(), transport.text(), why));
    }

    private static void refuse(String option, Transport transport, String why) {
        throw new IllegalArgumentException(
                "'--%s' makes no sense with '--transport %s': %s."
                        .formatted(option, transport.text(), why));
    }

    private static String those(String option) {
        return Models.all().stream()
                .filter(model -> knows(model, option))
                .map(IoModel::name)
                .collect(Collectors.joining(", "));
    }
}

package dev.ringside.cli;

import dev.ringside.lab.CpuChoice;
import dev.ringside.lab.DurationText;
import dev.ringside.lab.IoModel;
import dev.ringside.lab.Scenario;
import dev.ringside.lab.model.Models;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/// The model and the scenario, as options of a command.
final class ScenarioOptions {
    @Parameters(paramLabel = "MODEL", description = "the I/O model; 'ringside models' lists them")
    private String model = "";

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "how many messages the client sends (default: 1)")
    private int messages = Scenario.USUAL.messages();

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            description =
                    "how long it sleeps before each, such as 200ms, 1s, 50us (default: 200ms)")
    private String delay = DurationText.of(Scenario.USUAL.delayNanos());

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            description = "the length of a message (default: 64)")
    private int sizeBytes = Scenario.USUAL.sizeBytes();

    @Option(
            names = "--cpus",
            paramLabel = "same|two",
            description = "server and client on the same CPU, or on two (default: same)")
    private String cpus = Scenario.USUAL.cpus().text();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "chooses the words of the messages (default: 1)")
    private long seed = Scenario.USUAL.seed();

    /// The scenario; a wrong one is a wrong use of `line`.
    Scenario scenario(CommandLine line) {
        try {
            return new Scenario(
                    messages, DurationText.nanos(delay), sizeBytes, CpuChoice.of(cpus), seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()), e);
        }
    }

    /// The model; an unknown one is a wrong use of `line`.
    IoModel model(CommandLine line) {
        @Nullable IoModel found = Models.named(model).orElse(null);
        if (found != null) {
            return found;
        }
        var names = Models.all().stream().map(IoModel::name).toList();
        throw new ParameterException(
                line, "There is no model '" + model + "'." + Nearest.hint(model, names));
    }
}

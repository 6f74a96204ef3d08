package dev.ringside.cli;

import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.scenario.Scenario;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `ringside record`: runs a model for real and records it.
@Command(
        name = "record",
        description = "Run MODEL for real and record what the kernel does.",
        mixinStandardHelpOptions = true)
public final class RecordCommand implements Callable<Integer> {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    @Mixin private ScenarioOptions options = new ScenarioOptions();

    @Mixin private ProbeOptions probe = new ProbeOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "where the recording goes, .json or .json.gz; replaced if it exists")
    private Path file = Path.of("");

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public RecordCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Scenario scenario = options.scenario(line);
        boolean byHand = scenario.byHand() != null;
        var order =
                new LabOrder(options.model(line).name(), scenario)
                        .on(probe.rung(line), probe.xray());
        checkPlace(line);
        var recording = new RecordingToFile(file, line.getErr(), !byHand);
        int code;
        try (LabProcess lab = LabProcess.start(order, recording)) {
            Thread interrupted = new Thread(() -> saveInterrupted(lab, recording, line));
            Runtime.getRuntime().addShutdownHook(interrupted);
            if (byHand) {
                var prompt = new HandPrompt(lab, scenario, line.getErr());
                Thread.ofPlatform().daemon().name("prompt").start(() -> obey(prompt, recording));
            }
            lab.await();
            code = report(recording, line);
            removeHook(interrupted);
        }
        return code;
    }

    /// Commands make sense when the experiment has begun.
    private static void obey(HandPrompt prompt, RecordingToFile recording) {
        try {
            recording.awaitBeginning();
            prompt.run(System.in);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkPlace(CommandLine line) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    line, "There is no folder " + folder + ". Make it, or choose another place.");
        }
        if (Files.isDirectory(file)) {
            throw new ParameterException(line, file + " is a folder. Name a file in it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // saving replaces what is there: a device would be gone
            throw new ParameterException(line, file + " is not an ordinary file. Name another.");
        }
        if (!Files.isWritable(folder)) {
            throw new ParameterException(
                    line, "You have no permission to write in the folder " + folder + ".");
        }
    }

    /// Ctrl-C ends the virtual machine; what was recorded up to then is saved while it waits.
    private static void saveInterrupted(
            LabProcess lab, RecordingToFile recording, CommandLine line) {
        lab.stop();
        try {
            if (lab.await(STOP_PATIENCE)) {
                report(recording, line);
                return;
            }
        } catch (InterruptedException e) {
            line.getErr().println("The recording was given up.");
        }
        lab.close();
    }

    private static int report(RecordingToFile recording, CommandLine line) {
        recording.tellOnce(line.getOut(), line.getErr());
        return recording.exitCode();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            hook.setName("interrupted"); // the machine is going down: the hook is at work
        }
    }
}

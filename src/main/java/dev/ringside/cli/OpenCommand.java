package dev.ringside.cli;

import dev.ringside.app.StartOptions;
import dev.ringside.app.WindowStart;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// `ringside open`: the window, at a step of a recording.
@Command(
        name = "open",
        description = "Open a recording in the window.",
        mixinStandardHelpOptions = true)
public final class OpenCommand implements Callable<Integer> {
    private static final Pattern AT_STEP = Pattern.compile("(.*)#(.*)");
    private static final Pattern STEP = Pattern.compile("step=(\\d{1,9})");
    private static final int NOT_HERE = 3;

    @Parameters(
            paramLabel = "FILE[#step=N]",
            description = "the recording, .json or .json.gz, or the name of a bundled one")
    private String target = "";

    @Mixin private LookOptions look = new LookOptions();

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public OpenCommand() {}

    @Override
    public Integer call() {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var parts = AT_STEP.matcher(target);
        int step = -1;
        String file = target;
        if (parts.matches() && !Path.of(target).toFile().exists()) {
            file = parts.group(1);
            var number = STEP.matcher(parts.group(2));
            if (!number.matches()) {
                throw new ParameterException(
                        commandLine,
                        "'#%s' is no place in a recording. Write #step=N."
                                .formatted(parts.group(2)));
            }
            step = Integer.parseInt(number.group(1));
        }
        var options = start(Path.of(file), step);
        if (!WindowStart.possible()) {
            commandLine
                    .getErr()
                    .println(
                            "There is no display to open a window on. Set DISPLAY or"
                                    + " WAYLAND_DISPLAY, or use 'ringside show' and 'ringside"
                                    + " picture'.");
            commandLine.getErr().flush();
            return NOT_HERE;
        }
        WindowStart.open(options);
        return 0;
    }

    private StartOptions start(Path file, int step) {
        var options = look.options(Objects.requireNonNull(spec));
        return RecordingArgument.example(file)
                .map(example -> options.example(example.name(), step))
                .orElseGet(() -> options.file(file.toAbsolutePath(), step));
    }
}

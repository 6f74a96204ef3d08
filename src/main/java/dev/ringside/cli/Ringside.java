package dev.ringside.cli;

import dev.ringside.app.StartOptions;
import dev.ringside.app.WindowStart;
import dev.ringside.app.tour.Tour;
import dev.ringside.story.words.Language;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// The program's entry point: `ringside`, alone or with a command.
@Command(
        name = "ringside",
        description =
                "Shows what really happens between user space and the kernel when a program does"
                        + " I/O.",
        mixinStandardHelpOptions = true,
        version = "ringside 0.1.0",
        footer = {
            "",
            "Exit codes: 0 done, 1 the input is at fault, 2 wrong usage, 3 this computer cannot do"
                    + " it."
        })
public final class Ringside implements Callable<Integer> {
    private static final List<Class<?>> COMMANDS =
            List.of(
                    DoctorCommand.class,
                    ModelsCommand.class,
                    RecordCommand.class,
                    ShowCommand.class,
                    CheckCommand.class,
                    PictureCommand.class,
                    OpenCommand.class,
                    RecordingsCommand.class,
                    TrainCommand.class,
                    LabCommand.class,
                    ClientsCommand.class,
                    ReaderCommand.class);

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "where the tour leaves its files if there is no display; a new folder beside it"
                            + " if it is there already")
    private Path folder = Path.of("ringside-tour");

    @Mixin private LookOptions look = new LookOptions();

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public Ringside() {}

    /// Runs the command line `args` and exits with its code.
    public static void main(String[] args) {
        if (args.length == 0 && WindowStart.possible()) {
            WindowStart.open(StartOptions.NONE); // the parser takes as long as an empty window
            return;
        }
        String[] words = withCommand(args);
        int code = commandLine(words).execute(words);
        if (code != 0) {
            System.exit(code);
        }
    }

    /// A recording without a command is meant to be opened.
    private static String[] withCommand(String[] args) {
        boolean recording =
                args.length == 1
                        && !namesOne(args)
                        && (args[0].matches(".*\\.json(\\.gz)?(#.*)?")
                                || Files.isRegularFile(Path.of(args[0])));
        return recording ? new String[] {"open", args[0]} : args;
    }

    /// The parser for `args`. Only the command that they name is set up, if they name one, because
    /// setting up all of them is half of the time that a short command takes.
    static CommandLine commandLine(String... args) {
        var line = new CommandLine(new Ringside());
        for (Class<?> command : COMMANDS) {
            boolean other = namesOne(args) && !nameOf(command).equals(args[0]);
            if (!other) {
                line.addSubcommand(command);
            }
        }
        line.setParameterExceptionHandler(Failures::wrongUsage);
        line.setExecutionExceptionHandler(Failures::failed);
        return line;
    }

    /// Without a command it opens the window, and where there is no display it goes on a tour.
    @Override
    public Integer call() throws IOException {
        var options = look.options(Objects.requireNonNull(spec));
        if (WindowStart.possible()) {
            WindowStart.open(options);
        } else {
            var out = Objects.requireNonNull(spec).commandLine().getOut();
            var system = Language.of(Locale.getDefault().toLanguageTag());
            new Tour(out, folder, Objects.requireNonNullElse(options.language(), system)).run();
        }
        return 0;
    }

    private static boolean namesOne(String[] args) {
        return args.length > 0
                && COMMANDS.stream().anyMatch(command -> nameOf(command).equals(args[0]));
    }

    private static String nameOf(Class<?> command) {
        return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
    }
}

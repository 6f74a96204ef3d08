package dev.ringside.cli;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/// `ringside models`: what can be recorded. It touches neither the kernel nor a window, so that it
/// answers at once.
@Command(
        name = "models",
        description = "List the I/O models and their options.",
        mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {
    private static final String OPTIONS =
            """

            Options of 'ringside record MODEL':
              --messages N      how many messages the client sends, 1 to 1000 (1)
              --delay TIME      how long it sleeps before each, 0 to 10s (200ms)
              --size BYTES      the length of a message, 1 to 32768 (64)
              --cpus same|two   server and client on the same CPU, or on two (same)
              --seed N          chooses the words of the messages (1)\
            """;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public ModelsCommand() {}

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(JsonLines.array(Models.all(), ModelsCommand::json));
        } else {
            for (IoModel model : Models.all()) {
                out.printf("%-12s %s%n", model.name(), model.summary());
            }
            out.println(OPTIONS);
        }
        out.flush();
        return Failures.DONE;
    }

    private static String json(IoModel model) {
        return JsonLines.object(
                "name", model.name(),
                "group", model.group(),
                "title", model.title(),
                "summary", model.summary());
    }
}

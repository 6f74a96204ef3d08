package dev.ringside.cli;

import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;
import dev.ringside.story.words.Language;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `ringside recordings`: the recordings that come with the program.
@Command(
        name = "recordings",
        description = "List the recordings that come with the program.",
        mixinStandardHelpOptions = true)
public final class RecordingsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Option(names = "--lang", paramLabel = "en|zh", description = "the language (default: en)")
    private String lang = "en";

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public RecordingsCommand() {}

    @Override
    public Integer call() {
        var language = LanguageOption.parse(lang, Objects.requireNonNull(spec));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.array(Library.all(), example -> json(example, language)));
        } else {
            Library.all().forEach(example -> print(example, language, out));
        }
        out.flush();
        return Failures.DONE;
    }

    private static void print(Example example, Language language, PrintWriter out) {
        out.printf("%-28s %s%n", example.name(), example.title().in(language));
        out.printf("%-28s %s%n", "", example.shows().in(language));
    }

    private static String json(Example example, Language language) {
        return JsonLines.object(
                "name", example.name(),
                "model", example.model(),
                "title", example.title().in(language),
                "shows", example.shows().in(language));
    }
}

package dev.ringside.cli;

import dev.ringside.story.Story;
import dev.ringside.story.StoryText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `ringside show`: the steps of a recording, or its facts, as text.
@Command(
        name = "show",
        description = "Print the steps of a recording (or its facts) as text.",
        mixinStandardHelpOptions = true)
public final class ShowCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description = "the recording, .json or .json.gz, or the name of a bundled one")
    private Path file = Path.of("");

    @Option(names = "--facts", description = "every recorded fact instead of the steps")
    private boolean facts;

    @Option(
            names = "--figures",
            description = "what each task has used, and why it was blocked each time")
    private boolean figures;

    @Option(names = "--json", description = "the steps as JSON, for programs")
    private boolean json;

    @Option(names = "--lang", paramLabel = "en|zh", description = "the language (default: en)")
    private String lang = "en";

    @Spec private @Nullable CommandSpec spec;

    /// For picocli.
    public ShowCommand() {}

    @Override
    public Integer call() throws IOException {
        var language = LanguageOption.parse(lang, Objects.requireNonNull(spec));
        var story = Story.of(RecordingArgument.trace(file));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(StoryJson.of(story, language));
        } else {
            var text = new StoryText(story, language);
            out.println(text.head());
            lines(text).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private List<String> lines(StoryText text) {
        if (facts) {
            return text.facts();
        }
        return figures ? text.figures() : text.steps();
    }
}

package dev.ringside.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.story.Story;
import dev.ringside.story.StoryText;
import dev.ringside.story.words.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What `textbook.md` quotes is what the program prints.
final class TextbookTest {
    private static final Path PAGE = Path.of("src/docs/textbook.md");

    /// The name of a recording, and below it the lines that are quoted.
    private static final Pattern QUOTE =
            Pattern.compile(
                    "`((?:assets|src)/\\S+\\.json(?:\\.gz)?)`\n\n```text\n(.*?)```",
                    Pattern.DOTALL);

    private static final Map<String, Set<String>> PRINTED = new HashMap<>();

    record Quote(String file, List<String> lines) {}

    @ParameterizedTest
    @MethodSource("quotes")
    void a_quoted_line_is_printed_of_that_recording(Quote quote) {
        assertThat(printed(quote.file())).containsAll(quote.lines());
    }

    @Test
    void every_block_of_quotes_names_its_recording() {
        long blocks = page().lines().filter("```text"::equals).count();

        assertThat(quotes()).hasSize((int) blocks).hasSizeGreaterThan(20);
    }

    static List<Quote> quotes() {
        return QUOTE.matcher(page())
                .results()
                .map(m -> new Quote(m.group(1), m.group(2).lines().toList()))
                .toList();
    }

    private static Set<String> printed(String file) {
        return PRINTED.computeIfAbsent(
                file,
                name -> {
                    var text = new StoryText(Story.of(Recordings.open(Path.of(name))), Language.EN);
                    var lines = new HashSet<>(text.steps());
                    lines.addAll(text.facts());
                    lines.addAll(text.figures());
                    return lines;
                });
    }

    private static String page() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

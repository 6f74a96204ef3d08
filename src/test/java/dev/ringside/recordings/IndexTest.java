package dev.ringside.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.TraceEnd;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the program offers as examples, and how it names them.
final class IndexTest {
    private static final long MOST_BYTES = 300_000;

    @Test
    void every_bundled_recording_is_listed_once_and_every_listed_one_is_there() {
        var listed = entries().stream().map(e -> e.get("file").asString()).toList();

        assertThat(listed).doesNotHaveDuplicates();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Recordings.in(Recordings.BUNDLED).stream()
                                .map(file -> file.getFileName().toString())
                                .toList());
    }

    @Test
    void the_command_that_made_a_recording_is_written_down() throws IOException {
        var page = Files.readString(Path.of("src/docs/recordings.md"));

        assertThat(Recordings.in(Recordings.BUNDLED))
                .allSatisfy(file -> assertThat(page).contains(" -o " + file.getFileName() + "`"));
        assertThat(Recordings.in(Recordings.CORPUS))
                .allSatisfy(file -> assertThat(page).contains(family(file)));
    }

    /// The name without its version and endings, which a copy has in common with its original.
    private static String family(Path file) {
        return "`" + file.getFileName().toString().replaceFirst("-1\\.json(\\.gz)?$", "");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void an_entry_says_the_model_of_its_file_and_what_it_shows_in_both_languages(JsonNode entry) {
        var trace = Recordings.bundled(entry.get("file").asString());

        assertThat(entry.get("model").asString()).isEqualTo(trace.header().model());
        for (var text : List.of(entry.get("title"), entry.get("shows"))) {
            assertThat(text.get("en").asString()).isNotBlank().isASCII();
            assertThat(text.get("zh").asString()).isNotBlank();
        }
        assertThat(entry.get("shows").get("zh").asString()).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void a_bundled_recording_is_small_and_nothing_is_missing_from_it(Path file) throws IOException {
        var trace = Recordings.open(file);

        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
        assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
    }

    static List<Path> bundled() {
        return Recordings.in(Recordings.BUNDLED);
    }

    static List<JsonNode> entries() {
        return JsonMapper.shared().readTree(Recordings.INDEX.toFile()).valueStream().toList();
    }
}

package dev.ringside.app.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.words.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class LibraryTest {
    @Test
    void every_recording_in_the_folder_is_in_the_list_once() throws IOException {
        List<String> files;
        try (var folder = Files.list(Path.of("assets/recordings"))) {
            files =
                    folder.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("index.json"))
                            .toList();
        }

        assertThat(Library.all())
                .extracting(Example::file)
                .containsExactlyInAnyOrderElementsOf(files);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_listed_recording_opens_and_is_of_its_model(Example example) throws IOException {
        var trace = example.trace();

        assertThat(trace.header().model()).isEqualTo(example.model());
        assertThat(trace.size()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_listed_recording_has_its_words_in_both_languages(Example example) {
        for (Language language : Language.values()) {
            assertThat(example.title().in(language)).isNotBlank();
            assertThat(example.shows().in(language)).isNotBlank();
            assertThat(new Texts(language).get("model." + example.model())).isNotBlank();
        }
    }

    @Test
    void a_recording_is_found_by_its_name() {
        assertThat(Library.named("blocking")).contains(Library.first());
        assertThat(Library.named("blocking.json")).isEmpty();
    }

    @Test
    void the_ending_is_no_part_of_a_name() {
        var in =
                """
                [{"file": "a.b.json.gz", "model": "poll", "later": "unknown",
                  "title": {"en": "1", "zh": "2"}, "shows": {"en": "3", "zh": "4"}}]
                """;

        var example = IndexReader.read(bytes(in)).getFirst();

        assertThat(example.name()).isEqualTo("a.b");
        assertThat(example.title().in(Language.ZH)).isEqualTo("2");
        assertThat(example.shows().in(Language.EN)).isEqualTo("3");
    }

    @Test
    void an_entry_that_lacks_a_text_is_named() {
        var in = bytes("[{\"file\": \"a.json\", \"model\": \"poll\"}]");

        assertThatThrownBy(() -> IndexReader.read(in)).hasMessageContaining("title.en");
    }

    private static List<Example> examples() {
        return Library.all();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

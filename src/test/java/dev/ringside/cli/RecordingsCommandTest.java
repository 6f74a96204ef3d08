package dev.ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class RecordingsCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void the_bundled_recordings_are_listed_by_name() {
        int code = run("recordings");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains(Library.all().stream().map(Example::name).toArray(String[]::new));
    }

    @Test
    void the_list_is_there_in_chinese_and_for_programs() {
        run("recordings", "--lang", "zh");
        assertThat(out.toString()).contains("消息");

        run("recordings", "--json");
        assertThat(out.toString()).contains("\"name\": \"blocking\"");
    }

    @Test
    void a_bundled_recording_is_shown_by_its_name() {
        int code = run("show", "blocking");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("Blocking recv, one message after 200 ms");
    }

    @Test
    void a_file_wins_over_a_bundled_recording(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("blocking"), "no trace");

        assertThat(RecordingArgument.example(file)).isEmpty();
        assertThat(RecordingArgument.example(Path.of("blocking"))).contains(Library.first());
    }

    @Test
    void a_word_that_is_neither_is_a_file_that_is_not_there() {
        int code = run("show", "blokcing");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("There is no file blokcing.");
    }

    private int run(String... args) {
        var writer = new PrintWriter(out, true);
        return Ringside.commandLine(args).setOut(writer).setErr(writer).execute(args);
    }
}

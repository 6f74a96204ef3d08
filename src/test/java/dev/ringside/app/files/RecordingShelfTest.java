package dev.ringside.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

class RecordingShelfTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void a_recording_is_kept_under_its_model_and_its_time() throws IOException {
        var shelf = new RecordingShelf(folder.resolve("new"), ZoneOffset.UTC);
        var trace = Library.first().trace();

        var first = shelf.keep(trace);
        var second = shelf.keep(trace);

        assertThat(first.getFileName().toString())
                .matches("blocking \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d\\.json\\.gz");
        assertThat(second.getFileName().toString()).endsWith(" 2.json.gz");
        assertThat(TraceFile.open(second).events()).isEqualTo(trace.events());
        assertThat(shelf.holds(first)).isTrue();
        assertThat(shelf.holds(folder.resolve(first.getFileName()))).isFalse();
    }

    @Test
    void the_oldest_go_when_there_are_too_many_and_what_is_not_ours_stays() throws IOException {
        var shelf = new RecordingShelf(folder, ZoneOffset.UTC);
        for (int i : IntStream.range(0, RecordingShelf.MOST).toArray()) {
            Files.writeString(
                    folder.resolve(
                            "poll 2000-01-01 00.%02d.%02d.json.gz".formatted(i / 60, i % 60)),
                    "");
        }
        var mine = Files.writeString(folder.resolve("lecture 3.json.gz"), "");

        var kept = shelf.keep(Library.first().trace());

        assertThat(kept).exists();
        assertThat(mine).exists();
        assertThat(folder.resolve("poll 2000-01-01 00.00.00.json.gz")).doesNotExist();
        assertThat(folder.resolve("poll 2000-01-01 00.00.01.json.gz")).exists();
    }
}

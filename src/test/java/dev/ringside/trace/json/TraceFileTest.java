package dev.ringside.trace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class TraceFileTest {
    @Test
    void a_saved_trace_opens_again(@TempDir Path folder) throws Exception {
        var trace = TraceFile.open(Traces.SAMPLE);
        var file = folder.resolve("a.json");

        TraceFile.save(trace, file);

        assertThat(file).hasBinaryContent(Traces.sample());
        assertThat(folder).isDirectoryContaining(f -> f.equals(file));
        assertThat(list(folder)).containsExactly(file);
    }

    @Test
    void a_name_in_gz_is_compressed_and_opens_again(@TempDir Path folder) throws Exception {
        var trace = TraceFile.open(Traces.SAMPLE);
        var file = folder.resolve("a.json.gz");

        TraceFile.save(trace, file);

        assertThat(Files.size(file)).isLessThan(Traces.sample().length / 3);
        assertThat(TraceFile.open(file)).isEqualTo(trace);
    }

    @Test
    void a_failed_save_leaves_the_old_file_and_nothing_else(@TempDir Path folder) throws Exception {
        var file = folder.resolve("a.json");
        Files.writeString(file, "old");
        var unwritable = withScenario(Map.of("key", new Object()));

        assertThatThrownBy(() -> TraceFile.save(unwritable, file))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(file).hasContent("old");
        assertThat(list(folder)).containsExactly(file);
    }

    @Test
    void what_cannot_be_opened_is_explained(@TempDir Path folder) {
        assertThatThrownBy(() -> TraceFile.open(folder))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage(folder + " is a folder, not a trace.");
        assertThatThrownBy(() -> TraceFile.open(folder.resolve("none.json")))
                .isInstanceOf(TraceFormatException.class)
                .hasMessage("There is no file " + folder.resolve("none.json") + ".");
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Trace withScenario(Map<String, Object> scenario) {
        var h = Traces.HEADER;
        var header =
                new TraceHeader(
                        h.title(),
                        h.model(),
                        scenario,
                        h.recorded(),
                        h.kernel(),
                        h.arch(),
                        h.cpus(),
                        h.clock(),
                        h.probe(),
                        h.others());
        return new Trace(header, List.of(), null);
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.story.Story;
import dev.ringside.trace.json.TraceFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The recordings whose stages are looked at: those that come with the program, and those that must
/// open for ever.
final class StageRecordings {
    static final Path BUNDLED = Path.of("assets/recordings");
    private static final Path CORPUS = Path.of("src/test/resources/corpus");

    private StageRecordings() {}

    static List<Path> all() {
        return Stream.of(BUNDLED, CORPUS).flatMap(folder -> in(folder).stream()).toList();
    }

    static Story story(Path file) {
        try {
            return Story.of(TraceFile.open(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(f -> !f.endsWith("index.json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

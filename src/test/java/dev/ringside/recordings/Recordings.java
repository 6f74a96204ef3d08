package dev.ringside.recordings;

import dev.ringside.story.Story;
import dev.ringside.story.StoryText;
import dev.ringside.story.words.Language;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.json.TraceFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files that the tests of this package read.
final class Recordings {
    /// Those that come with the program.
    static final Path BUNDLED = Path.of("assets/recordings");

    /// Those that must open for ever.
    static final Path CORPUS = Path.of("src/test/resources/corpus");

    static final Path INDEX = BUNDLED.resolve("index.json");

    private Recordings() {}

    /// The recordings in `folder`.
    static List<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.equals(INDEX)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> all() {
        return Stream.concat(in(BUNDLED).stream(), in(CORPUS).stream()).toList();
    }

    /// The facts of a bundled recording.
    static Trace bundled(String name) {
        return open(BUNDLED.resolve(name));
    }

    static Trace open(Path file) {
        try {
            return TraceFile.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What `ringside show` prints of the steps.
    static List<String> told(Trace trace, Language language) {
        return new StoryText(Story.of(trace), language).steps();
    }

    /// The facts of one kind.
    static <T extends TraceEvent> List<T> facts(Trace trace, Class<T> kind) {
        return trace.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}

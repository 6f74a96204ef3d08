package dev.ringside.cli;

import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The recording that a word of the command line stands for: a file, or one that comes with the
/// program. A file wins.
final class RecordingArgument {
    private RecordingArgument() {}

    /// Its facts. A word that stands for nothing is refused as a file that is not there.
    static Trace trace(Path word) throws IOException {
        Optional<Example> example = example(word);
        return example.isPresent() ? example.get().trace() : TraceFile.open(word);
    }

    /// The recording of the program that `word` names, unless it is a file.
    static Optional<Example> example(Path word) {
        return Files.exists(word) ? Optional.empty() : Library.named(word.toString());
    }
}

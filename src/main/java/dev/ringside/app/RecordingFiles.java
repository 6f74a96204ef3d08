package dev.ringside.app;

import dev.ringside.app.files.ReadingProgress;
import dev.ringside.app.library.Example;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;
import dev.ringside.trace.json.TraceReader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads recordings. It takes its time, so it is not for the window's thread.
final class RecordingFiles {
    /// A file of this size is open before anybody has waited.
    private static final long SMALL_BYTES = 1 << 20;

    private RecordingFiles() {}

    /// A recording that comes with the program.
    static Recorded read(Example example) throws IOException {
        return Recorded.of(example.trace(), new Origin.Bundled(example));
    }

    /// The recording in a file.
    static Recorded read(Path file) throws IOException {
        return read(file, new ReadingProgress(0, _ -> {}));
    }

    /// The recording in a file.
    ///
    /// @param progress is told how far it is
    static Recorded read(Path file, ReadingProgress progress) throws IOException {
        refuseWhatIsNone(file);
        Trace trace;
        try (InputStream in = progress.of(TraceFile.stream(file))) {
            trace = TraceReader.readAll(in);
        }
        progress.all();
        return Recorded.of(trace, new Origin.File(file.toAbsolutePath()));
    }

    private static void refuseWhatIsNone(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        if (!Files.isReadable(file)) {
            throw new AccessDeniedException(file.toString());
        }
    }

    /// Whether it may take a while to read a file.
    static boolean isLarge(Path file) {
        return sizeBytes(file) > SMALL_BYTES;
    }

    /// The size of a file; 0 if it cannot be told.
    static long sizeBytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // whoever reads it will hear why
        }
    }
}

package dev.ringside.app;

import dev.ringside.app.library.Example;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.theme.Texts;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;
import dev.ringside.trace.json.TraceFormatException;
import dev.ringside.trace.json.TraceReader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
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
        Trace trace;
        try (InputStream in = progress.of(TraceFile.stream(file))) {
            trace = TraceReader.readAll(in);
        }
        progress.all();
        return Recorded.of(trace, new Origin.File(file.getFileName().toString()));
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

    /// What to tell somebody whose file cannot be opened.
    static String whyNot(Path file, IOException fault, Texts texts) {
        String name = String.valueOf(file.getFileName());
        return switch (fault) {
            case TraceFormatException e ->
                    texts.get("files.broken", name, e.fault().line(), e.fault().sentence());
            case NoSuchFileException _ ->
                    texts.get("files.unreadable", name, texts.get("files.missing"));
            case AccessDeniedException _ ->
                    texts.get("files.unreadable", name, texts.get("files.denied"));
            default -> texts.get("files.unreadable", name, String.valueOf(fault.getMessage()));
        };
    }

    /// What to tell somebody whose recording cannot be saved.
    static String whyNotSaved(Path file, IOException fault, Texts texts) {
        String reason =
                switch (fault) {
                    case NoSuchFileException _ -> texts.get("files.nofolder");
                    case AccessDeniedException _ -> texts.get("files.denied");
                    default -> String.valueOf(fault.getMessage());
                };
        return texts.get("files.unsaved", file.toString(), reason);
    }
}

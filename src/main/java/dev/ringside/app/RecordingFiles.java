package dev.ringside.app;

import dev.ringside.app.session.Recorded;
import dev.ringside.app.theme.Texts;
import dev.ringside.trace.json.TraceFile;
import dev.ringside.trace.json.TraceFormatException;
import dev.ringside.trace.json.TraceReader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads recordings. It takes its time, so it is not for the window's thread.
final class RecordingFiles {
    private static final String EXAMPLE = "/dev/ringside/assets/recordings/blocking.json";

    private RecordingFiles() {}

    /// The recording that comes with the program.
    static Recorded example(Texts texts) throws IOException {
        try (var in = RecordingFiles.class.getResourceAsStream(EXAMPLE)) {
            if (in == null) {
                throw new FileNotFoundException(EXAMPLE);
            }
            return Recorded.of(TraceReader.readAll(in), texts.get("bundled"), true);
        }
    }

    /// The recording in a file.
    static Recorded read(Path file) throws IOException {
        return Recorded.of(TraceFile.open(file), file.getFileName().toString(), true);
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

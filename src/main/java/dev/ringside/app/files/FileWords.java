package dev.ringside.app.files;

import dev.ringside.app.theme.Texts;
import dev.ringside.app.trouble.PhraseBook;
import dev.ringside.trace.json.TraceFormatException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why something cannot be done with a file, in one sentence.
public final class FileWords {
    private FileWords() {}

    /// Why a recording cannot be opened.
    public static String unreadable(Path file, IOException fault, Texts texts) {
        String name = String.valueOf(file.getFileName());
        if (fault instanceof TraceFormatException broken && broken.fault().line() > 0) {
            String what = PhraseBook.in(texts.language()).translate(broken.fault().sentence());
            return texts.get("files.broken", name, broken.fault().line(), what);
        }
        String reason =
                fault instanceof NoSuchFileException
                        ? texts.get("files.missing")
                        : reason(fault, texts);
        return texts.get("files.unreadable", name, reason);
    }

    /// Why a file cannot be written.
    public static String unwritable(Path file, IOException fault, Texts texts) {
        return texts.get("files.unsaved", file.toString(), reason(fault, texts));
    }

    /// Why a file cannot be written, as a part of a sentence that names it.
    public static String reason(IOException fault, Texts texts) {
        return switch (fault) {
            case NoSuchFileException _ -> texts.get("files.nofolder");
            case AccessDeniedException _ -> texts.get("files.denied");
            case FileAlreadyExistsException _ -> texts.get("files.exists");
            case FileSystemException system when system.getReason() != null ->
                    reason(system.getReason(), texts);
            default -> reason(String.valueOf(fault.getMessage()), texts);
        };
    }

    /// The C library's words come through to here.
    private static String reason(String said, Texts texts) {
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return texts.get("files.full");
        }
        if (said.contains("Is a directory") || said.contains("Not a directory")) {
            return texts.get("files.folder");
        }
        if (said.contains("Read-only file system")) {
            return texts.get("files.readonly");
        }
        if (said.contains("Permission denied") || said.contains("not permitted")) {
            return texts.get("files.denied");
        }
        if (said.contains("Too many open files")) {
            return texts.get("files.toomany");
        }
        if (said.contains("File name too long")) {
            return texts.get("files.longname");
        }
        return PhraseBook.in(texts.language()).translate(said);
    }
}

package dev.ringside.app.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file in one step: whatever happens, it is afterwards what it was, or the whole new one.
public final class WholeFile {
    private WholeFile() {}

    /// Writes `bytes` to `file`, which may be there already.
    public static void write(Path file, byte[] bytes) throws IOException {
        Path place = file.toAbsolutePath();
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        long pid = ProcessHandle.current().pid();
        Path part = place.resolveSibling("." + place.getFileName() + "." + pid + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}

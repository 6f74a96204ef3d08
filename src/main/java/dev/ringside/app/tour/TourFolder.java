package dev.ringside.app.tour;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of one tour. What an earlier tour left is never mixed with it.
final class TourFolder {
    private static final int MOST = 10_000;

    private TourFolder() {}

    /// Makes `wished`, or takes it if it is empty, or makes the next one: `wished-2` …
    static Path fresh(Path wished) throws IOException {
        for (int n = 1; n < MOST; n++) {
            Path folder = n == 1 ? wished : wished.resolveSibling(wished.getFileName() + "-" + n);
            if (!Files.exists(folder) || isEmpty(folder)) {
                return Files.createDirectories(folder);
            }
        }
        throw new FileAlreadyExistsException(wished.toString());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }
}

package dev.ringside.lab.file;

import dev.ringside.lab.Refusal;
import dev.ringside.lab.RefusedException;
import dev.ringside.linux.file.FileCalls;
import dev.ringside.linux.file.MountedOn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that the user has named. It is only read.
final class OwnFile {
    /// The largest that may be read: so many pages can still be told apart on a picture.
    static final long LARGEST_BYTES = 1 << 20;

    private OwnFile() {}

    /// Checks it.
    ///
    /// @return its absolute path
    /// @throws RefusedException if it is not there, is no file of a useful size, or lies on no disk
    static Path check(String named) throws RefusedException {
        Path path = Path.of(named).toAbsolutePath().normalize();
        if (!Files.exists(path)) {
            throw wrong(path, "is not there");
        }
        if (Files.isDirectory(path)) {
            throw wrong(path, "is a directory, not a file");
        }
        if (!Files.isRegularFile(path)) {
            throw wrong(path, "is no regular file");
        }
        if (!Files.isReadable(path)) {
            throw wrong(path, "may not be read by this user");
        }
        try {
            checkSize(path, Files.size(path));
            MountedOn on = MountedOn.of(path);
            if (!on.hasDisk()) {
                throw RefusedException.notHere(
                        "'%s' is on %s, which has no disk below it, so its pages are always in memory."
                                        .formatted(path, on.type())
                                + " Name a file on a disk.");
            }
            return path;
        } catch (IOException e) {
            throw wrong(path, "cannot be looked at: " + e.getMessage());
        }
    }

    /// Only who may write to a file is told which of its pages are in the page cache.
    static void checkRights(Path path) throws RefusedException {
        if (!Files.isWritable(path)) {
            throw wrong(
                    path,
                    "may not be written by this user, and only to those who may does the kernel"
                            + " tell which of its pages are in the page cache");
        }
    }

    /// Its pages are what there is to see, and they have to be told apart on a picture.
    private static void checkSize(Path path, long bytes) throws RefusedException {
        int page = FileCalls.getpagesize();
        if (bytes < page) {
            throw wrong(
                    "'%s' has %,d bytes, and at least a page, %,d, is needed."
                            .formatted(path, bytes, page));
        }
        if (bytes > LARGEST_BYTES) {
            throw wrong(
                    "'%s' has %,d bytes, and at most %,d may be read."
                            .formatted(path, bytes, LARGEST_BYTES));
        }
    }

    private static RefusedException wrong(Path path, String what) {
        return wrong("'%s' %s.".formatted(path, what));
    }

    private static RefusedException wrong(String sentence) {
        return new RefusedException(new Refusal(sentence, Refusal.WRONG_REQUEST));
    }
}

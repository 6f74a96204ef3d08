package dev.ringside.app.files;

import java.nio.file.Path;
import java.util.Optional;

/// Asks somebody for a file; empty if they would rather not.
public interface FileDialogs {
    /// Which file to open?
    Optional<Path> toOpen(FileWish wish);

    /// Which file to write? It may be there already: then it is meant to be replaced.
    Optional<Path> toSave(FileWish wish);
}

package dev.ringside.app.settings;

import java.nio.file.Path;

/// Why something is not remembered.
public sealed interface Trouble {
    /// The file.
    Path file();

    /// The file made no sense; it was put aside, and a new one begins.
    ///
    /// @param aside where it is now
    record Broken(Path file, Path aside) implements Trouble {}

    /// The file is there but cannot be read. It stays as it is, so nothing is remembered.
    record Unreadable(Path file) implements Trouble {}

    /// The file cannot be written.
    record Unwritable(Path file) implements Trouble {}
}

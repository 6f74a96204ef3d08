package dev.ringside.app.session;

import dev.ringside.app.library.Example;

import java.nio.file.Path;

/// Where a recording comes from.
public sealed interface Origin {
    /// It was made just now and is in no file.
    record Unsaved() implements Origin {}

    /// It is in a file.
    ///
    /// @param path where
    record File(Path path) implements Origin {
        /// The file's name.
        public String name() {
            return String.valueOf(path.getFileName());
        }
    }

    /// It came with the program.
    record Bundled(Example example) implements Origin {}
}

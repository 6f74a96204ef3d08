package dev.ringside.app.session;

import dev.ringside.app.library.Example;

/// Where a recording comes from.
public sealed interface Origin {
    /// It was made just now and is in no file.
    record Unsaved() implements Origin {}

    /// It is in a file.
    ///
    /// @param name the file's name
    record File(String name) implements Origin {}

    /// It came with the program.
    record Bundled(Example example) implements Origin {}
}

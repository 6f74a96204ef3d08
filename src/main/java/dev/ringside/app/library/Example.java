package dev.ringside.app.library;

import dev.ringside.story.words.Language;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceReader;

import java.io.IOException;
import java.io.InputStream;

/// A recording that comes with the program.
///
/// @param name what it is called on the command line: its file's name without the ending
/// @param file its file's name
/// @param model the I/O model that it shows
/// @param title what happens, in a few words
/// @param shows what can be seen in it, in one line
public record Example(String name, String file, String model, InBoth title, InBoth shows) {
    /// A text in every language there is.
    ///
    /// @param en English
    /// @param zh Simplified Chinese
    public record InBoth(String en, String zh) {
        /// The text in `language`.
        public String in(Language language) {
            return switch (language) {
                case EN -> en;
                case ZH -> zh;
            };
        }
    }

    /// Reads it.
    public Trace trace() throws IOException {
        try (InputStream in = Library.resource(file)) {
            return TraceReader.readAll(in);
        }
    }
}

package dev.ringside.app.library;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// The recordings that come with the program, in the order in which they are taught.
///
/// `assets/recordings/index.json` lists them. It is read when it is first needed.
public final class Library {
    /// The one that is shown first.
    public static final String FIRST = "blocking";

    private static final String FOLDER = "/dev/ringside/assets/recordings/";

    private Library() {}

    /// Every recording.
    public static List<Example> all() {
        return Shelf.EXAMPLES;
    }

    /// The recording called `name`.
    public static Optional<Example> named(String name) {
        return all().stream().filter(example -> example.name().equals(name)).findFirst();
    }

    /// The recording that is shown first.
    public static Example first() {
        return named(FIRST).orElseThrow();
    }

    static InputStream resource(String file) throws IOException {
        InputStream in = Library.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new FileNotFoundException(FOLDER + file);
        }
        return in;
    }

    /// Read once, on the first use.
    private static final class Shelf {
        static final List<Example> EXAMPLES = read();

        private static List<Example> read() {
            try (InputStream in = resource("index.json")) {
                return IndexReader.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

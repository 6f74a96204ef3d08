package dev.ringside.app.files;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What is to be asked about a file.
///
/// @param title the question
/// @param folder where to begin; null for wherever the system begins
/// @param name the proposed name; empty if there is none
/// @param kinds what the file may be, the usual kind first
public record FileWish(String title, @Nullable Path folder, String name, List<Kind> kinds) {
    /// A wish.
    public FileWish {
        kinds = List.copyOf(kinds);
    }

    /// A kind of file.
    ///
    /// @param title what it is called
    /// @param endings how the names of such files end, the usual one first: `.json`
    public record Kind(String title, List<String> endings) {
        /// A kind.
        public Kind {
            endings = List.copyOf(endings);
        }
    }

    /// The same, beginning in another folder.
    public FileWish in(@Nullable Path newFolder) {
        return new FileWish(title, newFolder, name, kinds);
    }

    /// The file that somebody means who wrote `file`: with the usual ending if it has none.
    public Path meant(Path file) {
        String text = file.toString();
        boolean complete =
                kinds.stream().flatMap(kind -> kind.endings().stream()).anyMatch(text::endsWith);
        return complete ? file : Path.of(text + kinds.getFirst().endings().getFirst());
    }
}

import javafx.css.Stylesheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Copies the program's classes and assets to another folder, and writes beside each style sheet
/// there what JavaFX makes of it. JavaFX takes `look.bss` in place of `look.css` where both are,
/// which saves it the parsing at every start. Where the program is developed there is none, lest an
/// old one hides a change.
///
/// `java --module-path JAVAFX --add-modules javafx.graphics BinaryStyleSheets.java FROM TO`
final class BinaryStyleSheets {
    private BinaryStyleSheets() {}

    public static void main(String[] words) throws IOException {
        Path from = Path.of(words[0]);
        Path to = Path.of(words[1]);
        List<Path> all;
        try (var found = Files.walk(from)) {
            all = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.deleteIfExists(copy);
            Files.copy(file, copy);
            String name = copy.getFileName().toString();
            if (name.endsWith(".css")) {
                Path binary = copy.resolveSibling(name.replaceFirst("css$", "bss"));
                Stylesheet.convertToBinary(copy.toFile(), binary.toFile());
            }
        }
    }
}

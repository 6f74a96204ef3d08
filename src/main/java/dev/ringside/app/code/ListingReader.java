package dev.ringside.app.code;

import dev.ringside.app.code.Listing.Line;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a listing out of the bundled ones.
///
/// A mark at the end of a line, `// @recv`, says which call the line makes, and is not shown. The
/// line `// @reception` stands for what every model does once a descriptor's turn has come, which
/// is a file of its own.
final class ListingReader {
    private static final String FOLDER = "/dev/ringside/assets/listings/";
    private static final String RECEPTION = "reception";
    private static final Pattern MARK = Pattern.compile(" *(?://|#) @(\\w+)$");

    private final CodeLanguage language;

    ListingReader(CodeLanguage language) {
        this.language = language;
    }

    /// The listing of a model; none if there is none.
    Optional<Listing> read(String model) {
        var serve = text(model + "/serve" + language.extension());
        var reception = text("service/" + RECEPTION + language.extension());
        if (serve == null || reception == null) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        for (String line : serve.lines().toList()) {
            if (line.equals(language.comment() + " @" + RECEPTION)) {
                reception
                        .lines()
                        .filter(l -> !imports(l))
                        .map(ListingReader::line)
                        .forEach(lines::add);
            } else {
                lines.add(line(line));
            }
        }
        return Optional.of(new Listing(language, withoutDoubleGaps(lines)));
    }

    private static Line line(String text) {
        var mark = MARK.matcher(text);
        return mark.find()
                ? new Line(text.substring(0, mark.start()), CallLabel.named(mark.group(1)))
                : new Line(text, null);
    }

    private static boolean imports(String line) {
        return line.startsWith("#include") || line.startsWith("from ");
    }

    private static List<Line> withoutDoubleGaps(List<Line> lines) {
        var kept = new ArrayList<Line>();
        for (var line : lines) {
            boolean gap = line.text().isEmpty();
            if (!gap || (!kept.isEmpty() && !kept.getLast().text().isEmpty())) {
                kept.add(line);
            }
        }
        return kept;
    }

    private static @Nullable String text(String name) {
        try (var in = ListingReader.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.ringside.linux;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A table of numbers and names, from a file with a number and a name in each line; lines that
/// begin with `#` are comments.
final class NumberedNames {
    private static final String FOLDER = "/dev/ringside/assets/linux/";

    private final @Nullable String[] names;

    private NumberedNames(@Nullable String[] names) {
        this.names = names;
    }

    /// The table in the resource `file`.
    static NumberedNames load(String file) {
        try (InputStream in = NumberedNames.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + FOLDER + file);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + FOLDER + file, e);
        }
    }

    /// The name of `number`; null if it has none.
    @Nullable String name(long number) {
        return number >= 0 && number < names.length ? names[(int) number] : null;
    }

    /// The number of `name`; -1 if it has none.
    int number(String name) {
        return Arrays.asList(names).indexOf(name);
    }

    /// One more than the highest number.
    int limit() {
        return names.length;
    }

    private static NumberedNames parse(String text) {
        var pairs =
                text.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(" ", 2))
                        .toList();
        int limit = pairs.stream().mapToInt(p -> Integer.parseInt(p[0])).max().orElse(-1) + 1;
        @Nullable String[] names = new @Nullable String[limit];
        for (String[] pair : pairs) {
            names[Integer.parseInt(pair[0])] = pair[1];
        }
        return new NumberedNames(names);
    }
}

package dev.ringside.app.code;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.OptionalInt;

/// A program as people read it.
///
/// @param language the language it is in
/// @param lines its lines, from the first on
public record Listing(CodeLanguage language, List<Line> lines) {
    public Listing {
        lines = List.copyOf(lines);
    }

    /// A line of a program.
    ///
    /// @param text as it is shown
    /// @param label the call that it makes; null if it makes none
    public record Line(String text, @Nullable CallLabel label) {}

    /// The line that makes a call, from 0; none if no line does.
    public OptionalInt lineOf(CallLabel label) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).label() == label) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /// The last line of the call that begins in line `first`: the one with its closing bracket.
    int lastLineOf(int first) {
        int open = 0;
        for (int i = first; i < lines.size(); i++) {
            String text = lines.get(i).text();
            open += count(text, '(') - count(text, ')');
            if (open <= 0 || text.endsWith("{")) {
                return i;
            }
        }
        return first;
    }

    /// How many letters its longest line has.
    int columns() {
        return lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
    }

    private static int count(String text, char letter) {
        return (int) text.chars().filter(c -> c == letter).count();
    }
}

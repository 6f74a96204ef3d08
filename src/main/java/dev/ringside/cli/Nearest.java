package dev.ringside.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Guesses what a mistyped name was meant to be.
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /// ` Did you mean 'a' or 'b'?` with the names nearest to `word`; else the list of all names.
    static String hint(String word, Collection<String> names) {
        List<String> near = names(word, names);
        if (near.isEmpty()) {
            return " There are: " + String.join(", ", names) + ".";
        }
        return " Did you mean '" + String.join("' or '", near) + "'?";
    }

    /// The names that differ from `word` in about a third of their letters, the nearest first.
    static List<String> names(String word, Collection<String> names) {
        String typed = word.toLowerCase(Locale.ROOT).replaceFirst("=.*", "");
        return names.stream()
                .filter(name -> distance(typed, name) * 3 <= name.length() + 1)
                .sorted(Comparator.comparingInt(name -> distance(typed, name)))
                .limit(MOST)
                .toList();
    }

    /// How many letters have to be put in, taken out or replaced (Levenshtein).
    static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            int diagonal = i - 1;
            for (int j = 0; j <= to.length(); j++) {
                int above = row[j];
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                } else {
                    int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                    row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                }
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}

package dev.ringside.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Small JSON answers, without loading a JSON library.
final class JsonLines {
    private JsonLines() {}

    /// An array with one item a line.
    static <T> String array(List<T> items, Function<T, String> json) {
        var lines = items.stream().map(item -> " " + json.apply(item)).toList();
        return "[\n" + String.join(",\n", lines) + "\n]";
    }

    /// An object of alternating keys and values; texts are quoted, numbers and truth values are
    /// not.
    static String object(Object... keysAndValues) {
        var members = new ArrayList<String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            Object value = keysAndValues[i + 1];
            boolean bare = value instanceof Number || value instanceof Boolean;
            members.add(
                    quoted(keysAndValues[i].toString())
                            + ": "
                            + (bare ? value : quoted(value.toString())));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}

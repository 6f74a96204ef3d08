package dev.ringside.trace.json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// Builds one line of JSON in the file's own spacing: `{"t": 0, "cpu": 1}`.
final class JsonText {
    private final StringBuilder text = new StringBuilder(256);

    /// Opens an object.
    JsonText open() {
        text.append('{');
        return this;
    }

    /// Closes an object.
    JsonText close() {
        text.append('}');
        return this;
    }

    JsonText put(String key, long value) {
        key(key).text.append(value);
        return this;
    }

    JsonText put(String key, String value) {
        return key(key).quoted(value);
    }

    JsonText put(String key, boolean value) {
        key(key).text.append(value);
        return this;
    }

    /// Puts a number, or nothing at all for null.
    JsonText putIfThere(String key, @Nullable Number value) {
        return value == null ? this : put(key, value.longValue());
    }

    /// Puts a text, or nothing at all for null.
    JsonText putIfThere(String key, @Nullable String value) {
        return value == null ? this : put(key, value);
    }

    /// Puts true, or nothing at all for false.
    JsonText putIfTrue(String key, boolean value) {
        return value ? put(key, true) : this;
    }

    /// Puts a value of any shape that [JsonValues] reads.
    JsonText putAny(String key, @Nullable Object value) {
        return key(key).any(value);
    }

    /// Puts all entries of `map`.
    JsonText putAll(Map<String, Object> map) {
        map.forEach(this::putAny);
        return this;
    }

    /// Puts a key whose value is appended next.
    JsonText key(String key) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '{') {
            text.append(", ");
        }
        quoted(key).text.append(": ");
        return this;
    }

    private JsonText any(@Nullable Object value) {
        switch (value) {
            case String s -> quoted(s);
            case Map<?, ?> map -> map(map);
            case List<?> list -> list(list);
            case Number number -> text.append(number);
            case Boolean flag -> text.append(flag.booleanValue());
            case null -> text.append("null");
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
        return this;
    }

    private void map(Map<?, ?> map) {
        open();
        map.forEach((key, value) -> key(String.valueOf(key)).any(value));
        close();
    }

    private void list(List<?> list) {
        text.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            any(list.get(i));
        }
        text.append(']');
    }

    private JsonText quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value, i);
        }
        text.append('"');
        return this;
    }

    private void character(String value, int i) {
        char c = value.charAt(i);
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || halfPair(value, i)) {
                    text.append(String.format("\\u%04x", (int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }

    /// Whether a surrogate stands there alone: UTF-8 has no bytes for it, an escape has.
    private static boolean halfPair(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c)
                && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }

    /// A text from a file, cut so that it fits into a sentence.
    static String shortened(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

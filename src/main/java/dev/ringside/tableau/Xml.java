package dev.ringside.tableau;

import org.jspecify.annotations.Nullable;

/// XML in the making, one tag a line. Attributes are given as name, value, and so on; a null value
/// leaves its attribute out.
final class Xml {
    private final StringBuilder out = new StringBuilder();

    Xml open(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append(">\n");
        return this;
    }

    Xml close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    Xml leaf(String name, @Nullable String... attributes) {
        start(name, attributes);
        out.append("/>\n");
        return this;
    }

    Xml text(String name, String text, @Nullable String... attributes) {
        start(name, attributes);
        out.append('>');
        escape(text);
        return close(name);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void start(String name, @Nullable String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(value);
                out.append('"');
            }
        }
    }

    private void escape(String text) {
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        default -> out.appendCodePoint(allowed(c) ? c : '\ufffd');
                    }
                });
    }

    /// Whether XML 1.0 can hold a character at all.
    private static boolean allowed(int c) {
        boolean blank = c == '\t' || c == '\n';
        boolean basic = c >= 0x20 && c < 0xfffe && (c < 0xd800 || c >= 0xe000);
        return blank || basic || c >= 0x10000;
    }
}

package dev.ringside.app.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A part of a line that looks alike.
///
/// @param text the part
/// @param kind what it is
record Span(String text, Kind kind) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*|\\W|\\d+");

    /// What a part of a line is.
    enum Kind {
        PLAIN,
        KEYWORD,
        COMMENT,
        /// The function that makes a call.
        CALL;

        String styleClass() {
            return "code-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// The parts of a line, in order.
    static List<Span> of(Listing.Line line, CodeLanguage language) {
        int comment = line.text().indexOf(language.comment());
        String code = comment < 0 ? line.text() : line.text().substring(0, comment);
        var spans = new ArrayList<Span>();
        WORD.matcher(code)
                .results()
                .forEach(w -> add(spans, w.group(), kind(w.group(), line, language)));
        if (comment >= 0) {
            add(spans, line.text().substring(comment), Kind.COMMENT);
        }
        return spans;
    }

    private static Kind kind(String word, Listing.Line line, CodeLanguage language) {
        var label = line.label();
        if (label != null && word.equals(label.function(language))) {
            return Kind.CALL;
        }
        return language.keyword(word) ? Kind.KEYWORD : Kind.PLAIN;
    }

    /// What looks alike becomes one part.
    private static void add(List<Span> spans, String text, Kind kind) {
        if (!spans.isEmpty() && spans.getLast().kind() == kind) {
            spans.set(spans.size() - 1, new Span(spans.getLast().text() + text, kind));
        } else {
            spans.add(new Span(text, kind));
        }
    }
}

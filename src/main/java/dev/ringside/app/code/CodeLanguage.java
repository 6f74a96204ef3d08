package dev.ringside.app.code;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A programming language that the models are listed in.
public enum CodeLanguage {
    /// What the calls are documented in.
    C(
            "C",
            ".c",
            "//",
            "break case char const continue do else enum extern for if int long return short size_t"
                    + " sizeof ssize_t static struct switch unsigned void while"),
    /// What the recorded program is written in.
    JAVA(
            "Java",
            ".java",
            "//",
            "boolean break case class continue do else final for if instanceof int long new private"
                    + " public return static switch throw void when while var"),
    /// What many learn first.
    PYTHON(
            "Python",
            ".py",
            "#",
            "and as break class continue def elif else except False for from global if import in is"
                    + " None not or pass return True try while with");

    private final String title;
    private final String extension;
    private final String comment;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf makes it so
    private final Set<String> keywords;

    CodeLanguage(String title, String extension, String comment, String keywords) {
        this.title = title;
        this.extension = extension;
        this.comment = comment;
        this.keywords = Set.copyOf(List.of(keywords.split(" ", -1)));
    }

    /// Its name, the same in every language that people speak.
    public String title() {
        return title;
    }

    /// Its name as part of an identifier, `java`.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether the recorded program is the listing in this language, so that a recorded call
    /// determines the line; in the others, the line is that of the same call.
    public boolean recorded() {
        return this == JAVA;
    }

    /// The language after this one, the first after the last.
    public CodeLanguage next() {
        return switch (this) {
            case C -> JAVA;
            case JAVA -> PYTHON;
            case PYTHON -> C;
        };
    }

    /// How the names of its files end.
    String extension() {
        return extension;
    }

    /// What a comment begins with that ends with its line.
    String comment() {
        return comment;
    }

    /// Whether `word` belongs to the language itself.
    boolean keyword(String word) {
        return keywords.contains(word);
    }
}

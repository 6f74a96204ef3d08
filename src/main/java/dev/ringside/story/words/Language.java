package dev.ringside.story.words;

import java.util.Locale;

/// The languages that a story is told in.
public enum Language {
    EN(Locale.ENGLISH),
    ZH(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// For number formats and resource bundles.
    public Locale locale() {
        return locale;
    }

    /// The language with this tag, `en` or `zh` with anything after it; English otherwise.
    public static Language of(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
    }
}

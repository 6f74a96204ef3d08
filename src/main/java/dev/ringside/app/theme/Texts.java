package dev.ringside.app.theme;

import dev.ringside.story.words.Language;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The window's own words in one language. (The words of the story are the story's.)
public final class Texts {
    private static final String BUNDLE = "dev.ringside.assets.text.app";

    private final Language language;
    private final ResourceBundle bundle;

    /// The words in `language`.
    public Texts(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(BUNDLE, language.locale());
    }

    /// The language.
    public Language language() {
        return language;
    }

    /// The text called `key`, its gaps `{0}` … filled in order.
    ///
    /// @throws java.util.MissingResourceException if there is none
    public String get(String key, Object... gaps) {
        String pattern = bundle.getString(key);
        return gaps.length == 0
                ? pattern
                : new MessageFormat(pattern, language.locale()).format(gaps);
    }
}

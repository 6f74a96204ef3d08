package dev.ringside.story.words;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts in one language, with named gaps: `{task} falls asleep`.
public final class Words {
    private static final String FOLDER = "dev.ringside.assets.text.";
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    /// As a number in a gap leaves it.
    private static final Pattern ONE = Pattern.compile("(?<![\\d.,])1 bytes( are)?");

    /// Stands in a text where a Latin name is expected; a Chinese one needs none.
    private static final Pattern SPACE_IN_CHINESE =
            Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    private final ResourceBundle bundle;

    /// The texts of the story in `language`.
    public Words(Language language) {
        this("story", language);
    }

    /// The texts of `part` in `language`.
    ///
    /// @param part the first part of the file's name: `story`, `stage`
    /// @throws java.util.MissingResourceException if there is no such file
    public Words(String part, Language language) {
        this.bundle = ResourceBundle.getBundle(FOLDER + part, language.locale());
    }

    /// The text called `key`.
    ///
    /// @throws java.util.MissingResourceException if there is none
    public String text(String key) {
        return bundle.getString(key);
    }

    /// The three texts of a step.
    public Telling telling(String key, Map<String, String> gaps) {
        return new Telling(
                text(key + ".title", gaps), text(key + ".line", gaps), text(key + ".detail", gaps));
    }

    /// The text called `key` with its gaps filled.
    ///
    /// @throws IllegalArgumentException if it has a gap that `gaps` does not name
    public String text(String key, Map<String, String> gaps) {
        String text =
                GAP.matcher(bundle.getString(key))
                        .replaceAll(match -> {
                            String value = gaps.get(match.group(1));
                            if (value == null) {
                                throw new IllegalArgumentException(
                                        "no value for {" + match.group(1) + "} of " + key);
                            }
                            return Matcher.quoteReplacement(value);
                        });
        String singular =
                ONE.matcher(text).replaceAll(m -> m.group(1) == null ? "1 byte" : "1 byte is");
        return SPACE_IN_CHINESE.matcher(singular).replaceAll("");
    }

    /// What fills the gaps of a text: names and values by turns, values as their text.
    public static Map<String, String> gaps(@Nullable Object... namesAndValues) {
        var gaps = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            gaps.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        return gaps;
    }
}

package dev.ringside.tableau.stage;

import dev.ringside.story.words.Language;
import dev.ringside.story.words.Words;

import java.util.HashMap;
import java.util.Locale;

/// The texts of the stage in one language, with named gaps: `{bytes} bytes queued`.
final class StageWords {
    private final Words words;

    StageWords(Language language) {
        this.words = new Words("stage", language);
    }

    /// The text called `key`, its gaps filled from `namesAndValues`: a name, its value, and so on.
    String text(String key, Object... namesAndValues) {
        var gaps = new HashMap<String, String>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            String text = value instanceof Number n ? number(n.longValue()) : value.toString();
            gaps.put(namesAndValues[i].toString(), text);
        }
        return words.text(key, gaps);
    }

    /// A number with its thousands set apart, `131 072`.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u00a0');
    }
}

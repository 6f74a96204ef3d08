package dev.ringside.tableau.stage;

import dev.ringside.story.Language;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of the stage in one language, with gaps that are filled in order of their appearance
/// by name: `{bytes} bytes queued`.
final class StageWords {
    private static final String BUNDLE = "dev.ringside.assets.text.stage";
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle bundle;

    StageWords(Language language) {
        this.bundle = ResourceBundle.getBundle(BUNDLE, language.locale());
    }

    /// The text called `key`, its gaps filled from `namesAndValues`: a name, its value, and so on.
    String text(String key, Object... namesAndValues) {
        return GAP.matcher(bundle.getString(key))
                .replaceAll(match ->
                        Matcher.quoteReplacement(value(key, match.group(1), namesAndValues)));
    }

    /// A number with its thousands set apart, `131 072`.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u00a0');
    }

    private static String value(String key, String gap, Object... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(gap)) {
                return namesAndValues[i + 1] instanceof Number n
                        ? number(n.longValue())
                        : namesAndValues[i + 1].toString();
            }
        }
        throw new IllegalArgumentException("no value for {" + gap + "} of " + key);
    }
}

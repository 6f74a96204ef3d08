package dev.ringside.app;

import dev.ringside.app.session.Settings;
import dev.ringside.app.settings.Folders;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;

import javafx.application.Application.Parameters;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// With what the window starts. JavaFX hands it over as words: `--file=F` or `--example=NAME`,
/// `--step=N`, `--lang=EN`, `--theme=DARK`, `--folders=FOLDER`, and `rehearse`.
///
/// @param file the recording; null for an example
/// @param example the example's name
/// @param step the step to go to; below 0 for the beginning
/// @param language the language; null for the one that is remembered
/// @param theme the colours; null for those that are remembered
/// @param home where settings and recordings are kept; null for where this user keeps them
/// @param rehearsal whether it goes through everything once and ends
public record StartOptions(
        @Nullable Path file,
        String example,
        int step,
        @Nullable Language language,
        @Nullable Theme theme,
        @Nullable Path home,
        boolean rehearsal) {
    /// The first example, which begins to play.
    public static final StartOptions NONE = new StartOptions(null, "", -1, null, null, null, false);

    private static final String REHEARSE = "rehearse";

    /// The same with a recording in a file.
    ///
    /// @param newStep the step to go to; below 0 for the beginning
    public StartOptions file(Path newFile, int newStep) {
        return new StartOptions(newFile, "", newStep, language, theme, home, rehearsal);
    }

    /// The same with a recording that comes with the program.
    ///
    /// @param newStep the step to go to; below 0 for the beginning
    public StartOptions example(String name, int newStep) {
        return new StartOptions(null, name, newStep, language, theme, home, rehearsal);
    }

    /// The same in a language and in colours, whatever is remembered.
    public StartOptions look(@Nullable Language newLanguage, @Nullable Theme newTheme) {
        return new StartOptions(file, example, step, newLanguage, newTheme, home, rehearsal);
    }

    StartOptions rehearsing() {
        return new StartOptions(file, example, step, language, theme, home, true);
    }

    static StartOptions of(Parameters parameters) {
        var named = parameters.getNamed();
        String file = named.get("file");
        String language = named.get("lang");
        String theme = named.get("theme");
        String home = named.get("folders");
        return new StartOptions(
                file == null ? null : Path.of(file),
                named.getOrDefault("example", ""),
                Integer.parseInt(named.getOrDefault("step", "-1")),
                language == null ? null : Language.valueOf(language),
                theme == null ? null : Theme.valueOf(theme),
                home == null ? null : Path.of(home),
                parameters.getUnnamed().contains(REHEARSE));
    }

    /// The words that [#of] understands.
    List<String> words() {
        var words = new ArrayList<String>();
        add(words, "file", file);
        add(words, "example", example.isEmpty() ? null : example);
        add(words, "step", step < 0 ? null : step);
        add(words, "lang", language == null ? null : language.name());
        add(words, "theme", theme == null ? null : theme.name());
        add(words, "folders", home);
        if (rehearsal) {
            words.add(REHEARSE);
        }
        return words;
    }

    private static void add(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add("--" + name + "=" + value);
        }
    }

    /// Whether nobody said what to open.
    boolean nothingNamed() {
        return file == null && example.isEmpty();
    }

    /// `settings`, but as they were wished for.
    Settings over(Settings settings) {
        var spoken = language == null ? settings : settings.with(language);
        return theme == null ? spoken : spoken.with(theme);
    }

    /// Where everything is kept.
    Folders folders() {
        return home == null ? Folders.ofUser() : Folders.in(home);
    }

    /// The language of this computer.
    static Language systemLanguage() {
        return Language.of(Locale.getDefault().toLanguageTag());
    }
}

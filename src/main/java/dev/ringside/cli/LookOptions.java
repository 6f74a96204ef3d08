package dev.ringside.cli;

import dev.ringside.app.StartOptions;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// How the window looks this time, whatever it remembers.
final class LookOptions {
    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            description = "the window's language (default: the one it had last)")
    private @Nullable String lang;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "the window's colours, dark or light (default: those it had last)")
    private @Nullable String theme;

    /// What was said, and nothing else.
    StartOptions options(CommandSpec spec) {
        return StartOptions.NONE.look(
                lang == null ? null : LanguageOption.parse(lang, spec),
                theme == null ? null : ThemeOption.parse(theme, spec));
    }
}

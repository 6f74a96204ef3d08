package dev.ringside.cli;

import dev.ringside.tableau.Theme;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The value of `--theme`.
final class ThemeOption {
    private ThemeOption() {}

    static Theme parse(String value, CommandSpec spec) {
        for (var theme : Theme.values()) {
            if (word(theme).equals(value.toLowerCase(Locale.ROOT))) {
                return theme;
            }
        }
        String all =
                Arrays.stream(Theme.values())
                        .map(ThemeOption::word)
                        .collect(Collectors.joining(", "))
                        .replaceFirst(", ([^,]*)$", " or $1");
        throw new ParameterException(
                spec.commandLine(), "There is no theme '%s'. Choose %s.".formatted(value, all));
    }

    /// Its name in one word: `HIGH_CONTRAST` is `contrast`.
    private static String word(Theme theme) {
        String name = theme.name().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('_') + 1);
    }
}

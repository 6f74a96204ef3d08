package dev.ringside.cli;

import dev.ringside.story.words.Language;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.util.Locale;

/// The value of `--lang`.
final class LanguageOption {
    private LanguageOption() {}

    static Language parse(String value, CommandSpec spec) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "en" -> Language.EN;
            case "zh", "zh-cn", "zh_cn" -> Language.ZH;
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "There is no language '%s'. Choose en or zh.".formatted(value));
        };
    }
}

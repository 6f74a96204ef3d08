package dev.ringside.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.tableau.Palette;
import dev.ringside.tableau.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

class LooksTest {
    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_style_sheet_has_the_colours_of_the_palette(Theme theme) {
        String css = asset("css/" + theme.name().toLowerCase(Locale.ROOT) + ".css");

        Palette.of(theme)
                .tokens()
                .forEach((name, colour) -> assertThat(css).contains(name + ": " + colour + ";"));
    }

    @ParameterizedTest
    @EnumSource(Names.class)
    void no_other_style_sheet_names_a_colour(Names sheet) {
        String css = asset("css/" + sheet + ".css");

        assertThat(Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(").matcher(css).results())
                .isEmpty();
    }

    @Test
    void both_languages_have_the_same_texts() throws IOException {
        var english = properties("text/app_en.properties");
        var chinese = properties("text/app_zh.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void both_languages_fill_the_same_gaps() throws IOException {
        var english = properties("text/app_en.properties");
        var chinese = properties("text/app_zh.properties");

        for (String key : english.stringPropertyNames()) {
            assertThat(gaps(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(gaps(english.getProperty(key)));
        }
    }

    enum Names {
        controls,
        stage,
        timeline,
        inspector
    }

    private static java.util.Set<String> gaps(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Properties properties(String name) throws IOException {
        var properties = new Properties();
        properties.load(new java.io.StringReader(asset(name)));
        return properties;
    }

    private static String asset(String name) {
        try (var in = Window.class.getResourceAsStream("/dev/ringside/assets/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

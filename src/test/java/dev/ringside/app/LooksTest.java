package dev.ringside.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.tableau.Palette;
import dev.ringside.tableau.Theme;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class LooksTest {
    /// What the style sheets use as the colour of a text on a panel.
    private static final List<String> COLOURED_TEXTS =
            List.of(
                    "-rs-accent",
                    "-stage-user-mode-fill",
                    "-stage-blocked-fill",
                    "-stage-bytes-fill");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_style_sheet_has_the_colours_of_the_palette(Theme theme) {
        String css = asset("css/" + theme.name().toLowerCase(Locale.ROOT) + ".css");

        Palette.of(theme)
                .tokens()
                .forEach((name, colour) -> assertThat(css).contains(name + ": " + colour + ";"));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_windows_own_texts_can_be_read_wherever_they_stand(Theme theme) {
        var tokens = tokens(theme);
        double enough = theme == Theme.CONTRAST ? 7 : 4.5;

        for (String ground : List.of("-rs-page", "-rs-panel", "-rs-raised")) {
            for (String text : List.of("-rs-text", "-rs-weak")) {
                assertThat(contrast(tokens, text, ground)).as(text + ground).isGreaterThan(enough);
            }
        }
        for (String text : COLOURED_TEXTS) {
            assertThat(contrast(tokens, text, "-rs-panel")).as(text).isGreaterThan(enough);
        }
        assertThat(contrast(tokens, "-rs-on-accent", "-rs-accent")).isGreaterThan(enough);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void the_control_that_has_the_keys_can_be_seen(Theme theme) {
        var tokens = tokens(theme);

        for (String ground : List.of("-rs-page", "-rs-panel", "-rs-raised")) {
            assertThat(contrast(tokens, "-rs-focus", ground)).as(ground).isGreaterThan(3);
        }
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

    /// The colours that a theme's style sheet names, by their names.
    private static Map<String, String> tokens(Theme theme) {
        String css = asset("css/" + theme.name().toLowerCase(Locale.ROOT) + ".css");
        return Pattern.compile("(-(?:rs|stage)-[a-z-]+): (#[0-9a-f]{6});")
                .matcher(css)
                .results()
                .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
    }

    private static double contrast(Map<String, String> tokens, String text, String ground) {
        double one = luminance(tokens.getOrDefault(text, ""));
        double other = luminance(tokens.getOrDefault(ground, ""));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        var c = Color.web(colour);
        return 0.2126 * linear(c.getRed())
                + 0.7152 * linear(c.getGreen())
                + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    enum Names {
        controls,
        stage,
        timeline,
        inspector,
        code
    }

    private static Set<String> gaps(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
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

package dev.ringside.tableau;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

final class PaletteTest {
    private static final EnumSet<Tone> BANDS =
            EnumSet.of(Tone.USER_SPACE, Tone.GATE, Tone.KERNEL_SPACE, Tone.HARDWARE);
    private static final EnumSet<Tone> MEANINGFUL =
            EnumSet.of(
                    Tone.USER_MODE,
                    Tone.KERNEL_MODE,
                    Tone.READY,
                    Tone.BLOCKED,
                    Tone.BYTES,
                    Tone.ACCENT);

    @ParameterizedTest
    @EnumSource(Theme.class)
    void text_can_be_read_wherever_it_stands(Theme theme) {
        var palette = Palette.of(theme);

        for (var tone : Tone.values()) {
            var colors = palette.colors(tone);
            assertThat(contrast(colors.on(), colors.fill())).as("%s", tone).isGreaterThan(4.5);
        }
        for (var ground : grounds(palette)) {
            assertThat(contrast(palette.text(), ground)).as(ground).isGreaterThan(4.5);
            assertThat(contrast(palette.mutedText(), ground)).as(ground).isGreaterThan(4.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void shapes_that_mean_something_stand_out_from_what_is_behind_them(Theme theme) {
        var palette = Palette.of(theme);

        for (var tone : MEANINGFUL) {
            for (var ground : grounds(palette)) {
                assertThat(contrast(palette.colors(tone).outline(), ground))
                        .as("%s on %s", tone, ground)
                        .isGreaterThan(3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void every_colour_has_a_name_for_the_style_sheet(Theme theme) {
        var tokens = Palette.of(theme).tokens();

        assertThat(tokens).hasSize(3 + 3 * Tone.values().length);
        assertThat(tokens).containsKeys("-stage-text", "-stage-user-mode-on");
        assertThat(tokens.values()).allMatch(color -> color.matches("#[0-9a-f]{6}"));
    }

    /// What texts and shapes stand on: the bands that hold boxes, and the boxes.
    private static List<String> grounds(Palette palette) {
        var grounds =
                BANDS.stream()
                        .filter(band -> band != Tone.GATE)
                        .map(band -> palette.colors(band).fill())
                        .toList();
        return Stream.concat(grounds.stream(), Stream.of(palette.surface())).toList();
    }

    /// The contrast ratio of WCAG 2.
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String color) {
        int rgb = Integer.parseInt(color.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}

package dev.ringside.tableau;

import static dev.ringside.tableau.SeenColor.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

final class PaletteTest {
    private static final EnumSet<Tone> BANDS =
            EnumSet.of(Tone.USER_SPACE, Tone.GATE, Tone.KERNEL_SPACE, Tone.HARDWARE);
    private static final List<Tone> STATES =
            List.of(Tone.USER_MODE, Tone.KERNEL_MODE, Tone.READY, Tone.BLOCKED, Tone.BYTES);
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
            assertThat(contrast(colors.on(), colors.fill()))
                    .as("%s", tone)
                    .isGreaterThan(enough(theme));
        }
        for (var ground : grounds(palette)) {
            assertThat(contrast(palette.text(), ground)).as(ground).isGreaterThan(enough(theme));
            assertThat(contrast(palette.mutedText(), ground))
                    .as(ground)
                    .isGreaterThan(enough(theme));
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void any_two_states_are_told_apart_whatever_colours_somebody_sees(Theme theme) {
        var palette = Palette.of(theme);

        for (var eyes : SeenColor.Eyes.values()) {
            for (var one : STATES) {
                for (var other : STATES.subList(STATES.indexOf(one) + 1, STATES.size())) {
                    var seen = SeenColor.of(palette.colors(one).fill(), eyes);
                    var beside = SeenColor.of(palette.colors(other).fill(), eyes);
                    assertThat(seen.distance(beside))
                            .as("%s and %s, %s", one, other, eyes)
                            .isGreaterThanOrEqualTo(20);
                }
            }
        }
    }

    /// Pairs from the data that Sharma, Wu and Dalal published with the formula.
    @ParameterizedTest
    @CsvSource({
        "50.0000,  2.6772, -79.7751, 50.0000,   0.0000, -82.7485,  2.0425",
        "50.0000, -1.3802, -84.2814, 50.0000,   0.0000, -82.7485,  1.0000",
        "50.0000,  0.0000,   0.0000, 50.0000,  -1.0000,   2.0000,  2.3669",
        "50.0000,  2.4900,  -0.0010, 50.0000,  -2.4900,   0.0011,  7.2195",
        "50.0000,  2.5000,   0.0000, 58.0000,  24.0000,  15.0000, 19.4535",
        "63.0109, -31.0961, -5.8663, 62.8187, -29.7946,  -4.0864,  1.2630",
        "22.7233, 20.0904, -46.6940, 23.0331,  14.9730, -42.5619,  2.0373",
        "90.8027, -2.0831,   1.4410, 91.1528,  -1.6435,   0.0447,  1.4441",
        "6.7747,  -0.2908,  -2.4247,  5.8714,  -0.0985,  -2.2286,  0.6377",
        "2.0776,   0.0795,  -1.1350,  0.9033,  -0.0636,  -0.5514,  0.9082",
    })
    void the_distance_is_that_of_the_published_data(
            double l1, double a1, double b1, double l2, double a2, double b2, double distance) {
        var one = new SeenColor(l1, a1, b1);
        var other = new SeenColor(l2, a2, b2);

        assertThat(one.distance(other)).isCloseTo(distance, within(0.0001));
        assertThat(other.distance(one)).isCloseTo(distance, within(0.0001));
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

    /// What a text needs: WCAG's level AA, and AAA where contrast is what the theme is for.
    private static double enough(Theme theme) {
        return switch (theme) {
            case DARK, LIGHT -> 4.5;
            case CONTRAST -> 7;
        };
    }
}

package dev.ringside.tableau;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringside.tableau.Label.Face;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/// Held against JavaFX, which measures with the fonts themselves.
final class TextMeasureTest {
    private static final List<String> LATIN =
            List.of(
                    "server",
                    "in recv(7, 64) · since 200.412 ms",
                    "RUNNING · kernel",
                    "0 of 131 072 bytes queued",
                    "softirq NET_RX on top of client");
    private static final List<String> CHINESE = List.of("文件描述符表", "接收队列的等待队列", "已复制");

    @Test
    void latin_text_is_as_wide_as_in_a_window() throws IOException {
        for (var face : Face.values()) {
            var font = load(Typeface.of(face).getFirst());
            for (var text : LATIN) {
                agrees(text, face, font);
            }
        }
    }

    @Test
    void chinese_text_is_as_wide_as_in_a_window() throws IOException {
        for (var face : Face.values()) {
            var font = load(Typeface.of(face).getLast());
            for (var text : CHINESE) {
                agrees(text, face, font);
            }
        }
    }

    @Test
    void a_text_that_does_not_fit_ends_in_an_ellipsis_and_fits() {
        String clipped = TextMeasure.clipped("another program", Face.BOLD, 16, 80);

        assertThat(clipped).startsWith("anot").endsWith("…");
        assertThat(TextMeasure.width(clipped, Face.BOLD, 16)).isLessThanOrEqualTo(80);
    }

    @Test
    void a_text_that_fits_is_left_alone() {
        assertThat(TextMeasure.clipped("lo", Face.BOLD, 16, 80)).isEqualTo("lo");
    }

    @Test
    void the_bundled_fonts_have_every_letter_of_the_program() throws IOException {
        var missing = new ArrayList<String>();

        for (var bundle : List.of("stage_en", "stage_zh", "story_en", "story_zh")) {
            var texts =
                    ResourceBundle.getBundle(
                            "dev.ringside.assets.text." + bundle.substring(0, 5),
                            Locale.of(bundle.substring(6)));
            for (var key : texts.keySet()) {
                texts.getString(key)
                        .codePoints()
                        .filter(c -> !drawable(c))
                        .forEach(c -> missing.add(key + ": " + Character.toString(c)));
            }
        }

        assertThat(missing).isEmpty();
    }

    private static boolean drawable(int character) {
        return Fonts.INTER.canDisplay(character) || Fonts.CHINESE.canDisplay(character);
    }

    private static void agrees(String text, Face face, Font font) {
        var node = new Text(text);
        node.setFont(font);
        double width = node.getLayoutBounds().getWidth();
        assertThat(TextMeasure.width(text, face, font.getSize()))
                .as("%s in %s", text, font)
                .isCloseTo(width, within(0.02 * width));
    }

    private static Font load(Typeface face) throws IOException {
        try (var in = Typeface.class.getResourceAsStream(face.resource())) {
            return Objects.requireNonNull(Font.loadFont(in, 40), face.resource());
        }
    }

    /// The fonts as the desktop's own classes see them, which can say what letters they have.
    private static final class Fonts {
        static final java.awt.Font INTER = of(Typeface.REGULAR);
        static final java.awt.Font CHINESE = of(Typeface.CHINESE);

        private static java.awt.Font of(Typeface face) {
            try (var in = Typeface.class.getResourceAsStream(face.resource())) {
                return java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in);
            } catch (java.awt.FontFormatException | IOException e) {
                throw new IllegalStateException(face.resource(), e);
            }
        }
    }
}

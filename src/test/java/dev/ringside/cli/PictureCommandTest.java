package dev.ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

class PictureCommandTest {
    private static final String SAMPLE = "src/test/resources/corpus/blocking-tcp-1.json";

    private final StringWriter err = new StringWriter();

    @TempDir private Path folder = Path.of("");

    @Test
    void a_step_becomes_an_svg_picture_in_the_language_asked_for() throws Exception {
        var file = folder.resolve("two.svg");

        int code = run("--step", "2", "--lang", "zh", "--theme", "light", "-o", file.toString());

        assertThat(code).isZero();
        assertThat(Files.readString(file))
                .startsWith("<svg ")
                .contains("width=\"1920\" height=\"1080\"")
                .contains(">server 睡眠</text>");
    }

    @Test
    void a_step_becomes_a_png_picture_of_the_size_asked_for() throws Exception {
        var file = folder.resolve("two.png");

        // a process of its own, for it ends JavaFX
        var program =
                RingsideProcess.start(
                        "picture",
                        SAMPLE,
                        "--step",
                        "2",
                        "--size",
                        "960x540",
                        "-o",
                        file.toString());

        assertThat(program.exitCode()).as(program.err()).isZero();
        var image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(960);
        assertThat(image.getHeight()).isEqualTo(540);
    }

    @Test
    void a_step_that_is_not_there_is_answered_with_the_range() {
        int code = run("--step", "10", "-o", folder.resolve("a.svg").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("The recording has the steps 0 to 9.");
    }

    @Test
    void a_folder_that_is_not_there_is_a_sentence() {
        int code = run("--step", "1", "-o", folder.resolve("no/a.svg").toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString().strip())
                .startsWith("The picture cannot be written to ")
                .endsWith(": the folder is not there.")
                .hasLineCount(1);
    }

    @Test
    void a_size_out_of_range_is_answered_with_the_range() {
        int code = run("--step", "1", "--size", "100x99", "-o", "a.svg");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("from 320 to 7680");
    }

    @Test
    void a_theme_or_kind_of_picture_that_is_not_there_is_answered_with_those_that_are() {
        int theme = run("--step", "1", "--theme", "blue", "-o", "a.svg");
        int kind = run("--step", "1", "-o", "a.gif");

        assertThat(theme).isEqualTo(2);
        assertThat(kind).isEqualTo(2);
        assertThat(err.toString()).contains("dark, light or contrast").contains(".svg or .png");
    }

    private int run(String... args) {
        var words = new String[args.length + 2];
        words[0] = "picture";
        words[1] = SAMPLE;
        System.arraycopy(args, 0, words, 2, args.length);
        return Ringside.commandLine(words).setErr(new PrintWriter(err)).execute(words);
    }
}

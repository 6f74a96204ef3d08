package dev.ringside.tableau.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.SvgWriter;
import dev.ringside.tableau.Theme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Compares the pictures of chosen moments with those that somebody has looked at and found good.
///
/// `mvn -q test -Dtest=GoldenTest -Dgolden=write` makes the present ones the good ones.
final class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path ACTUAL = Path.of("target/golden");
    private static final String WRITE = "mvn -q test -Dtest=GoldenTest -Dgolden=write";
    private static final boolean WRITING = "write".equals(System.getProperty("golden"));

    @ParameterizedTest(name = "{0} at step {1}, {2}×{3}, {4}, {5}, {6}")
    @CsvFileSource(files = "src/test/resources/golden/moments.csv", numLinesToSkip = 1)
    void the_picture_is_the_one_that_was_approved(
            String recording,
            int step,
            double width,
            double height,
            String language,
            String theme,
            String place)
            throws IOException {
        var options =
                new StageOptions(
                        Language.valueOf(language.toUpperCase(Locale.ROOT)),
                        width,
                        height,
                        place.equals("hall"));
        var colours = Theme.valueOf(theme.toUpperCase(Locale.ROOT));
        String name = name(recording, step, width, language, theme, place);

        String actual = picture(recording, step, options, colours);

        compare(name, actual);
    }

    @Test
    void there_is_no_picture_of_a_moment_that_is_not_chosen() throws IOException {
        var wanted = new TreeSet<String>();
        for (var line :
                Files.readAllLines(GOLDEN.resolve("moments.csv")).stream().skip(1).toList()) {
            var parts = List.of(line.split(",", -1)).stream().map(String::strip).toList();
            double width = Double.parseDouble(parts.get(2));
            int step = Integer.parseInt(parts.get(1));
            wanted.add(name(parts.get(0), step, width, parts.get(4), parts.get(5), parts.get(6)));
        }

        try (var files = Files.list(GOLDEN)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".svg")))
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private static String picture(String recording, int step, StageOptions options, Theme theme) {
        var story = StageRecordings.story(StageRecordings.BUNDLED.resolve(recording));
        var playback = new Playback(story.trace());
        var moment = Moment.after(playback, story, story.steps().get(step));
        var stage = new TableauLayout(story).at(moment, options);
        return SvgWriter.write(stage.withWays(), theme);
    }

    private static void compare(String name, String actual) throws IOException {
        var golden = GOLDEN.resolve(name);
        if (WRITING) {
            Files.writeString(golden, actual);
            return;
        }
        String expected = Files.exists(golden) ? Files.readString(golden) : "";
        if (!actual.equals(expected)) {
            Files.createDirectories(ACTUAL);
            Files.writeString(ACTUAL.resolve(name), actual);
            fail(
                    "%s differs from %s in line %d. Look at both; if the new one is right: %s",
                    ACTUAL.resolve(name), golden, firstDifference(actual, expected), WRITE);
        }
    }

    /// The number of the first line that is not the same, from 1.
    private static int firstDifference(String one, String other) {
        var lines = one.lines().toList();
        var others = other.lines().toList();
        int most = Math.min(lines.size(), others.size());
        return 1
                + IntStream.range(0, most)
                        .filter(i -> !lines.get(i).equals(others.get(i)))
                        .findFirst()
                        .orElse(most);
    }

    private static String name(
            String recording, int step, double width, String language, String theme, String place) {
        String stem = recording.replaceFirst("\\.json.*", "");
        return "%s-%d-%d-%s-%s-%s.svg".formatted(stem, step, (int) width, language, theme, place);
    }
}

package dev.ringside.app.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.story.words.Language;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

class TourTest {
    private static final String WHY =
            "This is not Linux. Record on Linux; the recording opens everywhere.";

    private final StringWriter said = new StringWriter();

    @TempDir private Path folder = Path.of("");

    @Test
    void every_model_is_told_and_drawn_though_none_can_be_recorded() throws IOException {
        var place = tour(Language.EN, TourTest::refused).run();

        for (IoModel model : Models.all()) {
            var own = place.resolve(model.name());
            assertThat(TraceFile.open(own.resolve("recording.json")).header().model())
                    .isEqualTo(model.name());
            assertThat(own.resolve("steps.txt")).content().contains("  1  ");
            assertThat(own.resolve("step-01.svg")).content().startsWith("<svg ");
        }
        assertThat(said.toString())
                .contains("This computer cannot record it: " + WHY)
                .contains("comes with the program")
                .contains(place.toString());
        assertThat(place.resolve("index.html"))
                .content()
                .contains("<h2>epoll</h2>")
                .contains("src=\"blocking/step-01.svg\"")
                .contains("comes with the program");
    }

    @Test
    void it_is_told_in_the_language_asked_for() throws IOException {
        var place = tour(Language.ZH, TourTest::refused).run();

        assertThat(said.toString()).contains("这不是 Linux。").contains("随程序附带的录制");
        assertThat(place.resolve("blocking/step-02.svg")).content().contains("用户空间");
        assertThat(place.resolve("index.html")).content().contains("lang=\"zh");
    }

    @Test
    void what_can_be_recorded_is_recorded() throws IOException {
        var place =
                tour(
                                Language.EN,
                                model ->
                                        model.name().equals("blocking")
                                                ? ModelRun.of(model)
                                                : refused(model))
                        .run();

        var recorded = TraceFile.open(place.resolve("blocking/recording.json"));
        var bundled = TraceFile.open(place.resolve("poll/recording.json"));
        assertThat(recorded.header().recorded()).isGreaterThan(bundled.header().recorded());
        assertThat(recorded.end()).isNotNull();
    }

    @Test
    void a_second_tour_does_not_mix_with_the_first() throws IOException {
        var first = tour(Language.EN, TourTest::refused).run();
        Files.writeString(first.resolve("index.html"), "mine by now");

        var second = tour(Language.EN, TourTest::refused).run();

        assertThat(second).isEqualTo(folder.resolve("tour-2")).isNotEqualTo(first);
        assertThat(first.resolve("index.html")).hasContent("mine by now");
    }

    @Test
    void a_place_that_cannot_be_written_is_no_place() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        var tour =
                new Tour(
                        new PrintWriter(said),
                        file.resolve("tour"),
                        Language.EN,
                        TourTest::refused,
                        Duration.ZERO);

        assertThatThrownBy(tour::run).isInstanceOf(IOException.class);
    }

    private Tour tour(Language language, Function<IoModel, ModelRun> experiment) {
        var place = folder.resolve("tour");
        return new Tour(new PrintWriter(said), place, language, experiment, Duration.ZERO);
    }

    private static ModelRun refused(IoModel model) {
        return new ModelRun(Optional.empty(), WHY);
    }
}

package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.session.Origin;
import dev.ringside.app.settings.Folders;
import dev.ringside.app.settings.SettingsFile;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Theme;
import dev.ringside.trace.json.TraceFile;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whole ways that somebody goes through the program, in one go each.
@ExtendWith(ApplicationExtension.class)
class JourneyTest {
    private final Answers answers = new Answers();

    @TempDir private static Path temporary = Path.of("");

    @SuppressWarnings("NullAway.Init") // TestFX calls start() before each test
    private WindowFixture window;

    @SuppressWarnings("NullAway.Init")
    private Folders folders;

    @Start
    void start(Stage stage) throws IOException {
        folders = Folders.in(Files.createTempDirectory(temporary, "journey"));
        window = WindowFixture.open(stage, Surroundings.of(folders), answers);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void step_forwards_and_backwards_and_drag_the_cursor(FxRobot robot) {
        var beginning = window.picture();
        robot.type(KeyCode.RIGHT, 3);
        var third = window.picture();
        assertThat(window.text("step")).startsWith("Step 3 of ");

        robot.type(KeyCode.LEFT, 3);
        assertThat(window.picture()).isEqualTo(beginning);

        var timeline = onFx(() -> bounds(robot.lookup("#timeline").query()));
        robot.drag(timeline.getMaxX() - 20, timeline.getMinY() + 30)
                .moveTo(timeline.getMinX() + timeline.getWidth() / 2, timeline.getMinY() + 30)
                .drop();
        assertThat(window.text("step")).doesNotStartWith("Step 0 ").doesNotContain("10 of 10");

        robot.type(KeyCode.HOME).type(KeyCode.RIGHT, 3);
        assertThat(window.picture()).isEqualTo(third);
    }

    @Test
    void record_look_choose_how_to_see_it_and_find_it_again(FxRobot robot) throws IOException {
        onFx(() -> window.program.record(new LabOrder("blocking", Scenario.USUAL)));
        until(() -> window.session.recorded().origin() instanceof Origin.File);

        assertThat(window.notice()).startsWith("Recorded ").contains("Kept as blocking ");
        var kept = ((Origin.File) onFx(window.session::recorded).origin()).path();
        assertThat(kept.getParent()).isEqualTo(folders.recordings());
        assertThat(TraceFile.open(kept).events())
                .hasSameSizeAs(onFx(window.session::recorded).story().trace().events());

        robot.clickOn("#chinese").clickOn("#theme").type(KeyCode.END);
        assertThat(window.stageTexts()).anyMatch(text -> text.contains("用户空间"));
        var remembered = new SettingsFile(folders.settings());
        until(() -> {
            var settings = remembered.read().remembered().settings(window.session.settings());
            return Files.exists(folders.settings())
                    && settings.language() == Language.ZH
                    && settings.theme() == Theme.LIGHT;
        });

        onFx(() -> window.program.open(dev.ringside.app.library.Library.first()));
        until(() -> window.session.recorded().origin() instanceof Origin.Bundled);
        robot.type(KeyCode.G);
        robot.clickOn("#recent-0");
        until(() -> window.open().contains(kept.getFileName().toString()));
    }

    @Test
    void close_while_a_recording_is_under_way_keeps_what_was_recorded() {
        var slow = Scenario.fromMap(java.util.Map.of("messages", 20, "delay", "500ms"));
        onFx(() -> window.program.record(new LabOrder("blocking", slow)));
        until(() -> window.session.recorded().origin() instanceof Origin.Unsaved);

        onFx(window.program::leave);

        assertThat(window.notice()).contains("is being ended");
        until(() -> !window.stage.isShowing());
        assertThat(recordings()).hasSize(1);
        assertThat(window.session.recorded().story().trace().size()).isPositive();
    }

    @Test
    void nothing_else_is_opened_while_a_recording_is_under_way(FxRobot robot) {
        var slow = Scenario.fromMap(java.util.Map.of("messages", 20, "delay", "500ms"));
        onFx(() -> window.program.record(new LabOrder("blocking", slow)));

        robot.push(KeyCode.CONTROL, KeyCode.O);

        assertThat(window.notice())
                .isEqualTo("The experiment is still running. Press Stop to end it.");
        assertThat(answers.asked).isEmpty();
        until(() -> window.session.recorded().origin() instanceof Origin.Unsaved);
        onFx(window.program::stop);
        until(() -> window.session.recorded().origin() instanceof Origin.File);
    }

    @Test
    void a_recording_that_cannot_be_kept_is_asked_about(FxRobot robot) throws IOException {
        Files.createDirectories(folders.data());
        Files.writeString(folders.recordings(), "in the way");

        onFx(() -> window.program.record(new LabOrder("blocking", Scenario.USUAL)));
        window.says("could not be kept automatically: it is no ordinary file.");
        assertThat(window.open()).contains("not saved");

        onFx(() -> window.program.record(new LabOrder("poll", Scenario.USUAL)));
        assertThat(window.text("question-title")).isEqualTo("Save this recording?");
        robot.type(KeyCode.ESCAPE);

        assertThat(onFx(window.program::recording)).isFalse();
        assertThat(onFx(window.session::recorded).story().trace().header().model())
                .isEqualTo("blocking");
    }

    private List<Path> recordings() {
        try (var files = Files.list(folders.recordings())) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static javafx.geometry.Bounds bounds(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }
}

package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.app.library.Library;
import dev.ringside.app.scenario.ScenarioMenu;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.story.Narrator;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Palette;
import dev.ringside.tableau.Theme;
import dev.ringside.tableau.Tone;
import dev.ringside.trace.json.TraceFile;

import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a user does with the window, under a display that is not there.
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    @SuppressWarnings("NullAway.Init") // TestFX calls start() before each test
    private WindowFixture window;

    @Start
    void start(Stage stage) throws IOException {
        window = WindowFixture.open(stage);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void every_step_shows_its_title_and_its_place(FxRobot robot) {
        var story = window.session.recorded().story();
        var narrator = new Narrator(story, Language.EN);

        for (int n = 1; n < story.steps().size(); n++) {
            robot.type(KeyCode.RIGHT);

            assertThat(window.text("step-title"))
                    .isEqualTo(narrator.tell(story.steps().get(n)).title());
            assertThat(window.text("step"))
                    .isEqualTo("Step %d of %d".formatted(n, story.steps().size() - 1));
        }
    }

    @Test
    void going_back_shows_the_same_pictures_as_going_forward(FxRobot robot) {
        int last = window.session.recorded().story().steps().size() - 1;
        var forward = new ArrayList<List<String>>();
        for (int n = 0; n < last; n++) {
            forward.add(window.picture());
            robot.type(KeyCode.RIGHT);
        }

        for (int n = last - 1; n >= 0; n--) {
            robot.type(KeyCode.LEFT);

            assertThat(window.picture()).as("step " + n).isEqualTo(forward.get(n));
        }
    }

    @Test
    void stepping_quickly_ends_at_the_same_picture_as_stepping_slowly(FxRobot robot) {
        for (int n = 0; n < 4; n++) {
            robot.type(KeyCode.RIGHT);
            window.picture(); // lets everything arrive
        }
        var slowly = window.picture();
        robot.type(KeyCode.HOME);

        onFx(() -> {
            for (int n = 0; n < 4; n++) {
                window.session.next();
            }
        });

        assertThat(window.picture()).isEqualTo(slowly);
    }

    @Test
    void the_server_is_shown_blocked_when_it_falls_asleep(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 2);

        assertThat(window.stageTexts()).anyMatch(t -> t.contains("BLOCKED"));
        assertThat(window.text("value-state")).contains("S").contains("interruptible");
        assertThat(window.text("value-wait")).startsWith("so far");
    }

    @Test
    void the_stage_has_the_colours_of_its_palette() {
        var fill = Color.web(Palette.of(Theme.DARK).colors(Tone.USER_SPACE).fill());

        until(() -> pixel(29, 60).equals(fill));
    }

    @Test
    void icons_keep_their_size(FxRobot robot) {
        var icon = robot.lookup("#theme .icon").query();
        double before = onFx(() -> icon.getLayoutBounds().getHeight());

        for (int i = 0; i < 100; i++) {
            WaitForAsyncUtils.waitForFxEvents(1);
        }

        assertThat(onFx(() -> icon.getLayoutBounds().getHeight())).isEqualTo(before);
        assertThat(before).isBetween(8.0, 30.0);
    }

    @Test
    void arrows_step_even_while_a_button_has_the_focus(FxRobot robot) {
        onFx(() -> robot.lookup("#record").query().requestFocus());

        robot.type(KeyCode.RIGHT);

        assertThat(window.text("step")).startsWith("Step 1 ");
    }

    @Test
    void shift_and_arrow_go_fact_by_fact(FxRobot robot) {
        int before = onFx(window.session::facts);

        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);

        assertThat(onFx(window.session::facts)).isEqualTo(before + 2);

        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);

        assertThat(onFx(window.session::facts)).isEqualTo(before + 1);
        assertThat(window.text("step")).contains("fact 1 of");
    }

    @Test
    void a_click_on_the_timeline_goes_there(FxRobot robot) {
        int last = window.session.recorded().story().steps().size() - 1;
        var timeline = robot.lookup("#timeline").query();
        var bounds = onFx(() -> timeline.localToScreen(timeline.getBoundsInLocal()));

        robot.clickOn(bounds.getMaxX() - 20, bounds.getMinY() + 30);

        assertThat(window.text("step")).isEqualTo("Step %d of %d".formatted(last, last));
    }

    @Test
    void space_plays_to_the_end_and_pauses_there(FxRobot robot) {
        int all = window.session.recorded().story().trace().size();
        robot.type(KeyCode.ADD, 2).type(KeyCode.SPACE);

        until(() -> window.session.facts() == all);

        assertThat(onFx(window.session::playing)).isFalse();
    }

    @Test
    void the_other_language_takes_effect_at_once_everywhere(FxRobot robot) {
        robot.clickOn("#chinese");

        assertThat(window.text("record")).isEqualTo("录制");
        assertThat(window.text("step")).startsWith("第");
        assertThat(window.stageTexts()).anyMatch(t -> t.contains("用户空间"));

        robot.clickOn("#english");

        assertThat(window.stageTexts()).noneMatch(t -> t.contains("用户空间"));
    }

    @Test
    void the_other_theme_takes_effect_at_once(FxRobot robot) {
        double dark = brightness();

        robot.clickOn("#theme");

        assertThat(onFx(() -> window.session.settings().theme())).isEqualTo(Theme.LIGHT);
        assertThat(brightness()).isGreaterThan(dark + 0.5);
    }

    @Test
    void a_broken_file_gets_one_sentence_and_the_recording_stays(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("broken.json"), "{\"ringside\": 1,\n oh");
        var before = onFx(window.session::recorded);

        onFx(() -> window.program.open(file, 0));

        until(() -> window.text("notice-words").contains("broken.json"));
        assertThat(window.text("notice-words")).contains("line").doesNotContain("Exception");
        assertThat(onFx(window.session::recorded)).isSameAs(before);
    }

    @Test
    void a_saved_recording_opens_again(@TempDir Path folder) throws IOException {
        var file = folder.resolve("saved.json");
        onFx(() -> window.program.saveTo(file));
        until(() -> Files.exists(file));

        assertThat(TraceFile.open(file).events())
                .isEqualTo(window.session.recorded().story().trace().events());
    }

    @Test
    void saving_where_there_is_no_folder_says_so(@TempDir Path folder) {
        onFx(() -> window.program.saveTo(folder.resolve("nowhere/saved.json")));

        until(() -> !window.text("notice-words").isEmpty());
        assertThat(window.text("notice-words")).contains("nowhere");
    }

    @Test
    void presenting_leaves_the_stage_and_one_line(FxRobot robot) {
        robot.type(KeyCode.F5);

        until(() -> window.session.settings().presenting());
        assertThat(robot.lookup("#inspector").query().isVisible()).isFalse();
        assertThat(robot.lookup("#caption").query().isVisible()).isTrue();

        robot.type(KeyCode.ESCAPE);

        until(() -> !window.session.settings().presenting());
        assertThat(robot.lookup("#inspector").query().isVisible()).isTrue();
    }

    @Test
    void the_screen_goes_blank_and_comes_back_with_the_next_step(FxRobot robot) {
        robot.type(KeyCode.B);
        assertThat(robot.lookup("#blank").query().isVisible()).isTrue();

        robot.type(KeyCode.PAGE_DOWN);

        assertThat(robot.lookup("#blank").query().isVisible()).isFalse();
        assertThat(window.text("step")).startsWith("Step 1 ");
    }

    @Test
    void selecting_a_task_shows_its_control_block(FxRobot robot) {
        int client = onFx(() -> window.session.recorded().tracks().get(1).tid());

        onFx(() -> window.session.select("task:" + client, -1));

        assertThat(window.text("block-title")).contains("client");
    }

    @Test
    void the_form_asks_what_means_something_to_the_chosen_model(FxRobot robot) {
        var model = robot.lookup("#models-all").queryAs(MenuButton.class);
        var form = form(robot);
        assertThat(form.lookup("#scenario-trigger")).isNull();

        onFx(() -> item(model, "model-epoll").fire());

        until(() -> form.lookup("#scenario-trigger") != null);

        onFx(() -> ((ToggleButton) form.lookup("#scenario-trigger-edge")).fire());

        assertThat(onFx(() -> robot.lookup("#scenario").query().getAccessibleText()))
                .contains("edge-triggered");
    }

    @Test
    void what_makes_no_sense_is_said_and_not_recorded(FxRobot robot) {
        var form = form(robot);

        onFx(() -> ((TextField) form.lookup("#scenario-messages")).setText("none"));
        robot.clickOn("#record");

        assertThat(window.text("scenario")).isEqualTo("This cannot be recorded");
        assertThat(window.text("notice-words")).isEqualTo("'none' is not a whole number.");
        assertThat(onFx(window.program::recording)).isFalse();
    }

    @Test
    void an_example_opens_and_is_named_in_the_present_language(FxRobot robot) {
        onFx(window.session::end);
        robot.type(KeyCode.G, KeyCode.RIGHT, KeyCode.ENTER);

        until(() -> window.session.step().number() == 0);
        var example = Library.all().get(1);
        robot.clickOn("#chinese");
        assertThat(onFx(() -> robot.lookup("#gallery-button").query().getAccessibleText()))
                .contains(example.title().in(Language.ZH));
    }

    private static MenuItem item(MenuButton menu, String id) {
        return menu.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static Node form(FxRobot robot) {
        return onFx(() -> robot.lookup("#scenario").queryAs(ScenarioMenu.class).form());
    }

    @Test
    void record_runs_the_experiment_and_shows_it() {
        assumeTrue(
                Files.isWritable(Path.of("/sys/kernel/tracing/instances")),
                "tracefs cannot be written to here");
        var before = onFx(window.session::recorded);

        onFx(() -> window.program.record(new LabOrder("blocking", Scenario.USUAL)));

        until(() -> !window.program.recording());
        var after = onFx(window.session::recorded);
        assertThat(after).isNotSameAs(before);
        assertThat(after.story().messages()).hasSize(1);
        assertThat(window.text("notice-words")).contains("Recorded");
    }

    private double brightness() {
        return onFx(() -> pixel(5, 995).getBrightness());
    }

    private Color pixel(int x, int y) {
        return window.stage.getScene().snapshot(null).getPixelReader().getColor(x, y);
    }
}

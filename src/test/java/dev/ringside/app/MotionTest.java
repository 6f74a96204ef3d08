package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.files.SystemFileDialogs;
import dev.ringside.app.settings.Memory;
import dev.ringside.app.settings.SettingsFile;
import dev.ringside.app.stage.Transition.Way;

import javafx.scene.control.CheckBox;
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

/// Somebody whom movement disturbs switches it off.
@ExtendWith(ApplicationExtension.class)
class MotionTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // made before each test
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls start() before each test
    private WindowFixture window;

    @Start
    void start(Stage stage) throws IOException {
        Files.deleteIfExists(settings());
        var around = new Surroundings(Memory.in(new SettingsFile(settings())), null);
        window = WindowFixture.open(stage, around, new SystemFileDialogs(stage));
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void the_box_below_the_keys_has_things_fade_from_the_next_step_on(FxRobot robot) {
        var before = onFx(() -> new Views(window.session).transition(Way.FORWARD).way());

        robot.clickOn("#keys");
        robot.clickOn("#reduced-motion");

        assertThat(before).isEqualTo(Way.FORWARD);
        assertThat(onFx(() -> new Views(window.session).transition(Way.FORWARD).way()))
                .isEqualTo(Way.FADE);
        assertThat(onFx(() -> new Views(window.session).timelineMillis(Way.FORWARD))).isZero();
    }

    @Test
    void bytes_do_not_fly_any_more(FxRobot robot) {
        int before = flights(robot);

        robot.type(KeyCode.HOME, KeyCode.M);

        assertThat(before).isPositive();
        assertThat(flights(robot)).isZero();
    }

    @Test
    void the_key_and_the_box_say_the_same(FxRobot robot) {
        robot.clickOn("#keys");

        robot.type(KeyCode.M);
        boolean on = onFx(() -> box().isSelected());
        robot.type(KeyCode.M);

        assertThat(on).isTrue();
        assertThat(onFx(() -> box().isSelected())).isFalse();
    }

    @Test
    void it_is_remembered(FxRobot robot) {
        robot.type(KeyCode.M);

        until(() ->
                Files.exists(settings())
                        && Files.readString(settings()).contains("\"reducedMotion\": true"));
    }

    @Test
    void the_box_says_what_it_does_in_both_languages(FxRobot robot) {
        robot.clickOn("#keys");
        String english = onFx(() -> box().getText());

        robot.type(KeyCode.L);

        assertThat(english).contains("fade");
        assertThat(onFx(() -> box().getText())).contains("淡入淡出");
    }

    private static Path settings() {
        return folder.resolve("settings.json");
    }

    private CheckBox box() {
        return (CheckBox) window.stage.getScene().lookup("#reduced-motion");
    }

    /// How many bytes fly on the way through the first steps.
    private int flights(FxRobot robot) {
        int seen = 0;
        for (int step = 0; step < 12; step++) {
            robot.type(KeyCode.RIGHT);
            seen += onFx(this::flying);
        }
        return seen;
    }

    private int flying() {
        window.program.window().stage().freeze(0.5);
        return window.stage.getScene().getRoot().lookupAll(".flight").size();
    }
}

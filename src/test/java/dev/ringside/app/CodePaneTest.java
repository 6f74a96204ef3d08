package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.code.CodeLanguage;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.Map;

/// The listing beside the stage. The display of the tests is narrow, so somebody has to ask for it.
@ExtendWith(ApplicationExtension.class)
class CodePaneTest {
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
    void where_there_is_no_room_it_is_folded_until_somebody_asks(FxRobot robot) {
        double before = stageWidth();
        assertThat(visible(robot, "#listing")).isFalse();

        robot.type(KeyCode.C);

        until(() -> visible(robot, "#listing"));
        until(() -> stageWidth() < before);

        robot.type(KeyCode.C);

        until(() -> !visible(robot, "#listing"));
        until(() -> stageWidth() == before);
    }

    @Test
    void its_button_does_what_the_key_does(FxRobot robot) {
        robot.clickOn("#code-fold");

        until(() -> visible(robot, "#listing"));

        robot.clickOn("#code-fold");

        until(() -> !visible(robot, "#listing"));
    }

    @Test
    void the_line_of_a_blocked_call_is_framed_and_called_inferred(FxRobot robot) {
        robot.type(KeyCode.C).type(KeyCode.RIGHT, 2);

        until(() -> visible(robot, "#code-mark"));
        assertThat(robot.lookup("#code-mark").query().getStyleClass()).contains("blocked");
        assertThat(has(robot, "#code-mark", "inside")).isTrue();
        assertThat(has(robot, "#code-mark", "inferred")).isTrue();
        assertThat(window.text("code-letter")).isEqualTo("S");
        assertThat(window.text("code-where")).startsWith("recv(").contains("blocked");
        assertThat(window.text("code-how")).contains("inferred").contains("recvfrom");
        assertThat(marked(robot)).contains("recv(fd, buf, size, 0)");
    }

    @Test
    void the_program_that_was_recorded_is_not_inferred(FxRobot robot) {
        robot.type(KeyCode.C).type(KeyCode.RIGHT, 2);

        robot.clickOn("#code-java");

        assertThat(has(robot, "#code-mark", "inferred")).isFalse();
        assertThat(window.text("code-how")).doesNotContain("inferred");
        assertThat(marked(robot)).contains("calls.recv(");
    }

    @Test
    void after_its_call_the_line_is_marked_weakly(FxRobot robot) {
        robot.type(KeyCode.C).type(KeyCode.END);

        until(() -> visible(robot, "#code-mark"));
        assertThat(has(robot, "#code-mark", "inside")).isFalse();
        assertThat(window.text("code-where")).startsWith("Back from recv(");
        assertThat(window.text("code-letter")).isEmpty();
    }

    @Test
    void the_languages_are_reached_by_keyboard_and_kept(FxRobot robot) {
        robot.type(KeyCode.C);
        onFx(() -> robot.lookup("#code-python").query().requestFocus());

        robot.type(KeyCode.SPACE);

        assertThat(onFx(() -> window.session.settings().code().language()))
                .isEqualTo(CodeLanguage.PYTHON);

        robot.press(KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT);

        assertThat(onFx(() -> window.session.settings().code().language()))
                .isEqualTo(CodeLanguage.C);
        assertThat(onFx(window.session::playing)).isFalse();
    }

    @Test
    void the_marked_line_is_always_to_be_seen(FxRobot robot) {
        robot.type(KeyCode.C);
        robot.clickOn("#code-java");
        onFx(() -> window.stage.getScene().getRoot().resize(1000, 600));

        robot.type(KeyCode.RIGHT, 2);

        until(() -> inView(robot));
    }

    @Test
    void of_a_client_its_calls_are_shown(FxRobot robot) {
        int client = onFx(() -> window.session.recorded().tracks().get(1).tid());
        robot.type(KeyCode.C).type(KeyCode.END);

        onFx(() -> window.session.select("task:" + client, -1));

        assertThat(visible(robot, "#listing")).isFalse();
        assertThat(window.text("no-listing")).contains("no listing of client");
        assertThat(robot.lookup(".call-log-name").queryAll()).isNotEmpty();
    }

    @Test
    void a_program_without_a_listing_says_so(FxRobot robot) {
        var trace = window.session.recorded().story().trace();
        var foreign =
                new TraceHeader(
                        "nginx under load", "nginx", Map.of(), "", "", "", 1, "", "", Map.of());
        robot.type(KeyCode.C);

        onFx(() ->
                window.session.open(
                        Recorded.of(
                                new Trace(foreign, trace.events(), trace.end()),
                                new Origin.Unsaved()),
                        3));

        assertThat(window.text("no-listing"))
                .isEqualTo("There is no listing of the program 'nginx'.");
    }

    @Test
    void nobody_who_presents_sees_it(FxRobot robot) {
        robot.type(KeyCode.C);

        robot.type(KeyCode.F5);

        until(() -> !visible(robot, "#code"));
    }

    private double stageWidth() {
        return onFx(() -> {
            window.program.window().layout();
            return window.program.window().stage().getWidth();
        });
    }

    private static String marked(FxRobot robot) {
        return onFx(() ->
                robot.lookup(".code-line").queryAll().stream()
                        .filter(n ->
                                n.getPseudoClassStates()
                                        .contains(PseudoClass.getPseudoClass("current")))
                        .map(CodePaneTest::words)
                        .findFirst()
                        .orElse(""));
    }

    private static String words(Node row) {
        var words = new StringBuilder();
        ((Region) row)
                .getChildrenUnmodifiable().stream()
                        .filter(javafx.scene.text.Text.class::isInstance)
                        .forEach(t -> words.append(((javafx.scene.text.Text) t).getText()));
        return words.toString();
    }

    private static boolean inView(FxRobot robot) {
        var view = robot.lookup("#code-scroll").queryAs(ScrollPane.class);
        var mark = robot.lookup("#code-mark").query();
        var bounds = view.sceneToLocal(mark.localToScene(mark.getBoundsInLocal()));
        return mark.isVisible()
                && bounds.getMinY() >= -1
                && bounds.getMaxY() <= view.getHeight() + 1;
    }

    private static boolean has(FxRobot robot, String node, String pseudoClass) {
        return onFx(() ->
                robot.lookup(node)
                        .query()
                        .getPseudoClassStates()
                        .contains(PseudoClass.getPseudoClass(pseudoClass)));
    }

    /// Whether a node and all that it is in are visible.
    private static boolean visible(FxRobot robot, String node) {
        return onFx(() -> {
            var found = robot.lookup(node).tryQuery();
            Node at = found.orElse(null);
            while (at != null && at.isVisible()) {
                at = at.getParent();
            }
            return found.isPresent() && at == null;
        });
    }
}

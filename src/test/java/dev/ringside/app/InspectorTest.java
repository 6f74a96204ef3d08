package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.machine.Machine;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.List;

/// What the inspector says of the moment, and of what somebody picks.
@ExtendWith(ApplicationExtension.class)
class InspectorTest {
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
    void a_blocked_task_says_why_and_for_how_long_so_far(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 2);

        assertThat(window.text("why-title")).isEqualTo("Why server is blocked");
        assertThat(window.text("value-call")).isEqualTo("recv · fd 9");
        assertThat(window.text("value-queue")).contains("fd 9").contains("call-on-descriptor");
        assertThat(window.text("value-for")).startsWith("so far");
        assertThat(window.text("value-by")).isEqualTo("nobody so far");
        assertThat(robot.lookup("#value-run").tryQuery()).isEmpty();
    }

    @Test
    void once_it_runs_it_says_who_woke_it_and_how_long_that_took(FxRobot robot) {
        robot.type(KeyCode.END);

        assertThat(window.text("value-for")).isEqualTo("200.179 ms");
        assertThat(window.text("value-by")).contains("client");
        assertThat(window.text("value-run")).endsWith("ms");
    }

    @Test
    void a_socket_shows_its_queue_its_ends_and_who_waits(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 2);
        long socket =
                onFx(() ->
                        machine().sockets().values().stream()
                                .filter(s -> s.queue().sample() != null)
                                .map(s -> s.object().id())
                                .findFirst()
                                .orElseThrow());

        onFx(() -> window.session.select("queue:" + socket, -1));

        assertThat(window.text("selected-title")).isEqualTo("TCP socket fd 9");
        assertThat(window.text("value-capacity")).isEqualTo("131\u00a0072 bytes");
        assertThat(window.text("value-drops")).isEqualTo("0");
        assertThat(window.text("value-unsent")).isEqualTo("not recorded");
        assertThat(window.text("value-waiting")).contains("server");
        assertThat(window.text("value-peer")).contains("127.0.0.1");
    }

    @Test
    void bytes_in_the_queue_are_counted_until_the_program_has_them() {
        var queued = new java.util.ArrayList<String>();
        long socket =
                onFx(() ->
                        window.session.recorded().story().last().sockets().values().stream()
                                .filter(s -> s.queue().copiedBytes() > 0)
                                .map(s -> s.object().id())
                                .findFirst()
                                .orElseThrow());
        onFx(() -> window.session.select("queue:" + socket, -1));

        for (int n = 0; n < steps(); n++) {
            int step = n;
            onFx(() -> window.session.toStep(step));
            queued.add(windowQueue());
        }

        assertThat(queued).contains("0 bytes", "64 bytes");
        assertThat(queued).last().isEqualTo("0 bytes");
        assertThat(window.text("value-passed")).isEqualTo("64 bytes");
    }

    @Test
    void a_cpu_shows_who_had_it_and_how_it_was_shared(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 2);

        onFx(() -> window.session.select("cpu:0", -1));

        assertThat(window.text("selected-title")).isEqualTo("CPU 0");
        assertThat(window.text("value-now")).isEqualTo("client");
        assertThat(window.text("value-share-1")).contains("%");
        assertThat(window.text("value-turn-1")).contains("so far");
        assertThat(window.text("value-turn-2")).startsWith("from 0.0");
    }

    @Test
    void an_epoll_instance_shows_its_lists() throws IOException {
        var recorded = RecordingFiles.read(Library.named("epoll-five-clients").orElseThrow());
        onFx(() -> window.session.open(recorded, 12));

        onFx(() -> window.session.select("epoll:interests", -1));

        assertThat(window.text("selected-title")).isEqualTo("epoll instance fd 28");
        assertThat(window.text("value-count")).isEqualTo("5");
        assertThat(window.text("value-interest-23")).isEqualTo("IN");
        assertThat(window.text("value-ready")).contains("empty").contains("epoll-ready-list");

        onFx(() -> {
            while (machine().epolls().values().stream().noneMatch(e -> e.readyCount() > 0)) {
                window.session.nextFact();
            }
        });

        assertThat(window.text("value-ready")).startsWith("fd 23");
        assertThat(window.text("value-interest-23")).contains("on the ready list");
    }

    @Test
    void what_is_picked_stays_until_escape(FxRobot robot) {
        onFx(() -> window.session.select("cpu:0", -1));
        robot.type(KeyCode.RIGHT);
        assertThat(window.text("selected-title")).isEqualTo("CPU 0");

        robot.type(KeyCode.ESCAPE);

        assertThat(onFx(() -> robot.lookup(".section.selected").query().isVisible())).isFalse();
    }

    @Test
    void an_element_without_more_to_it_says_what_it_is() {
        onFx(() -> window.session.select("band:user", -1));
        assertThat(onFx(() -> window.session.selected())).isNotNull();

        assertThat(window.text("selected-title")).isEqualTo("Selected");
        assertThat(window.text("value-about")).isNotEmpty();

        onFx(() -> window.session.select("nothing:here", -1));

        assertThat(window.text("value-about")).isEqualTo("It is not on the stage now.");
    }

    @Test
    void the_facts_of_a_step_are_walked_and_gone_to_by_keyboard(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 6);
        var step = onFx(window.session::step);
        assertThat(step.next() - step.first()).isGreaterThan(3);

        robot.type(KeyCode.DOWN, 2);

        assertThat(selectedFact(robot)).isEqualTo("fact-" + (step.first() + 1));
        assertThat(window.text("fact-raw")).isEqualTo(raw(step.first() + 1));
        assertThat(onFx(window.session::facts)).isEqualTo(step.next());

        robot.type(KeyCode.ENTER);

        assertThat(onFx(window.session::facts)).isEqualTo(step.first() + 2);
        assertThat(onFx(window.session::step)).isEqualTo(step);

        robot.type(KeyCode.UP).type(KeyCode.ENTER);

        assertThat(onFx(window.session::facts)).isEqualTo(step.first() + 1);

        robot.type(KeyCode.RIGHT);

        assertThat(onFx(window.session::facts)).isEqualTo(step.next());
    }

    @Test
    void a_click_on_a_fact_goes_to_it(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 5).type(KeyCode.DOWN);
        var step = onFx(window.session::step);

        robot.clickOn("#fact-" + step.first());

        assertThat(onFx(window.session::facts)).isEqualTo(step.first() + 1);
    }

    @Test
    void a_long_step_shows_the_facts_around_the_selected_one(FxRobot robot) throws IOException {
        var recorded = RecordingFiles.read(Library.named("nonblocking-same-cpu").orElseThrow());
        var longest =
                recorded.story().steps().stream()
                        .max((a, b) -> Integer.compare(length(a), length(b)))
                        .orElseThrow();
        assertThat(length(longest)).isGreaterThan(500);
        onFx(() -> window.session.open(recorded, longest.number()));

        robot.type(KeyCode.UP);

        assertThat(selectedFact(robot)).isEqualTo("fact-" + (longest.next() - 1));
        assertThat(robot.lookup(".fact").queryAll()).hasSizeLessThan(60);

        robot.type(KeyCode.UP, 50);

        assertThat(selectedFact(robot)).isEqualTo("fact-" + (longest.next() - 51));
    }

    @Test
    void its_letters_can_be_read_in_a_small_window(FxRobot robot) {
        onFx(() -> window.program.window().resize(1280, 720));

        assertThat(
                        onFx(() -> {
                            window.program.window().layout();
                            var label =
                                    (javafx.scene.control.Label)
                                            robot.lookup("#value-state").query();
                            label.applyCss();
                            return label.getFont().getSize();
                        }))
                .isGreaterThan(12.5);
    }

    private static int length(dev.ringside.story.Step step) {
        return step.next() - step.first();
    }

    private String windowQueue() {
        return onFx(() ->
                ((javafx.scene.control.Label)
                                window.program
                                        .window()
                                        .lookup(".section.selected")
                                        .lookup("#value-queue"))
                        .getText());
    }

    private int steps() {
        return onFx(() -> window.session.recorded().story().steps().size());
    }

    private String raw(int fact) {
        return String.valueOf(
                onFx(() ->
                        window.session.recorded().story().trace().events().get(fact).at().raw()));
    }

    private static String selectedFact(FxRobot robot) {
        return onFx(() -> {
            List<Node> selected =
                    robot.lookup(".fact").queryAll().stream()
                            .filter(n ->
                                    n.getPseudoClassStates()
                                            .contains(PseudoClass.getPseudoClass("selected")))
                            .toList();
            assertThat(selected).hasSize(1);
            return selected.getFirst().getId();
        });
    }

    private Machine machine() {
        return window.session.recorded().playback().after(window.session.facts());
    }
}

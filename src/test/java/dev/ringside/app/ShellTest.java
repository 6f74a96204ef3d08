package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.tableau.Theme;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceHeader;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// What is around the stage: the header, the gallery, what is said over the window.
@ExtendWith(ApplicationExtension.class)
class ShellTest {
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
    void the_hint_for_newcomers_goes_away_with_the_first_key_and_stays_away(FxRobot robot) {
        assertThat(visible(robot, "#first-hint")).isTrue();

        robot.type(KeyCode.RIGHT);

        assertThat(visible(robot, "#first-hint")).isFalse();
        assertThat(onFx(() -> window.program.hintShown())).isTrue();
    }

    @Test
    void every_bundled_recording_gets_a_picture_of_its_own(FxRobot robot) {
        robot.type(KeyCode.G);

        until(() ->
                robot.lookup("#gallery .card-picture > ImageView").queryAll().stream()
                        .allMatch(view -> ((ImageView) view).getImage() != null));
        assertThat(robot.lookup("#gallery .card-picture").queryAll()).hasSize(Library.all().size());
        var sums = new LinkedHashSet<Long>();
        robot.lookup("#gallery .card-picture > ImageView")
                .queryAllAs(ImageView.class)
                .forEach(view -> sums.add(onFx(() -> sum(view))));
        assertThat(sums).hasSize(Library.all().size());
    }

    @Test
    void the_gallery_is_walked_by_arrows_and_enter_opens_what_they_chose(FxRobot robot) {
        robot.type(KeyCode.G);
        assertThat(focused()).isEqualTo("example-" + Library.all().getFirst().name());

        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT);
        assertThat(focused()).isEqualTo("example-" + Library.all().get(1).name());
        robot.type(KeyCode.END, KeyCode.HOME, KeyCode.DOWN, KeyCode.UP, KeyCode.RIGHT);
        robot.type(KeyCode.ENTER);

        var second = Library.all().get(1);
        until(() -> window.session.recorded().origin().equals(new Origin.Bundled(second)));
        assertThat(robot.lookup("#gallery").tryQuery()).isEmpty();
    }

    @Test
    void escape_leaves_the_gallery_with_the_same_recording_open(FxRobot robot) {
        var before = onFx(window.session::recorded);

        robot.type(KeyCode.G, KeyCode.RIGHT, KeyCode.ESCAPE);

        assertThat(robot.lookup("#gallery").tryQuery()).isEmpty();
        assertThat(onFx(window.session::recorded)).isSameAs(before);
    }

    @Test
    void what_is_open_takes_on_another_language_at_once(FxRobot robot) {
        onFx(() -> window.program.window().say(texts -> texts.get("record.cut"), true));
        robot.type(KeyCode.F1);
        String keys = window.text("about-button");
        String notice = window.text("notice-words");

        robot.type(KeyCode.L);

        assertThat(window.text("about-button")).isNotEqualTo(keys).contains("关于");
        assertThat(window.text("notice-words")).isNotEqualTo(notice).contains("录制");
        robot.type(KeyCode.G);
        assertThat(window.text("gallery-title")).isEqualTo("录制");
        robot.type(KeyCode.L);
        assertThat(window.text("gallery-title")).isEqualTo("Recordings");
    }

    @Test
    void the_look_goes_round_from_dark_to_light_to_high_contrast(FxRobot robot) {
        var seen = new ArrayList<Theme>();

        for (int i = 0; i < 3; i++) {
            robot.type(KeyCode.H);
            seen.add(onFx(() -> window.session.settings().theme()));
        }

        assertThat(seen).containsExactly(Theme.LIGHT, Theme.CONTRAST, Theme.DARK);
    }

    @Test
    void a_recording_from_the_highest_rung_needs_no_banner(FxRobot robot) {
        assertThat(visible(robot, "#banner")).isFalse();
    }

    @Test
    void what_a_recording_lacks_is_said_until_somebody_has_read_it(FxRobot robot) {
        show(recording("thread", "No tracefs here.", new TraceEnd(181, 0, true)));

        assertThat(visible(robot, "#banner")).isTrue();
        assertThat(window.text("banner-words")).contains("tracepoints");

        robot.clickOn("#banner-close");

        assertThat(visible(robot, "#banner")).isFalse();
        robot.type(KeyCode.E);
        assertThat(panel(robot)).anyMatch(t -> t.contains("No tracefs here."));
    }

    @Test
    void lost_facts_are_said_before_all_else(FxRobot robot) {
        show(recording("thread", "", new TraceEnd(181, 1234, false)));

        assertThat(window.text("banner-words")).contains("1,234 facts were lost");
    }

    @Test
    void a_recording_that_was_cut_off_says_so(FxRobot robot) {
        show(recording("tracefs", "", null));

        assertThat(window.text("banner-words")).contains("cut off");
    }

    @Test
    void the_badge_counts_the_facts_by_whose_word_they_are(FxRobot robot) {
        robot.clickOn("#evidence-badge");

        var trace = window.session.recorded().story().trace();
        long program =
                trace.events().stream()
                        .filter(e -> e.at().source().evidence().name().equals("PROGRAM"))
                        .count();
        assertThat(panel(robot)).contains(program + " facts", trace.size() - program + " facts");
    }

    @Test
    void a_chosen_model_shows_an_example_of_itself_and_can_record_the_same(FxRobot robot) {
        var models = robot.lookup("#models-all").queryAs(MenuButton.class);

        onFx(() ->
                models.getItems().stream()
                        .filter(item -> "model-nonblocking".equals(item.getId()))
                        .forEach(item -> item.fire()));

        until(() ->
                window.session.recorded().story().trace().header().model().equals("nonblocking"));
        assertThat(onFx(() -> robot.lookup("#scenario").query().getAccessibleText()))
                .contains("two CPUs");
    }

    @Test
    void tab_reaches_every_control_from_left_to_right_and_each_shows_it(FxRobot robot) {
        var header = controls("#record", "#gallery-button", "#evidence-badge", "#present");
        header.addAll(controls("#english", "#chinese", "#theme", "#keys"));
        var transport = controls("#home", "#previous", "#play", "#next", "#end");
        transport.addAll(controls("#clock-story", "#clock-true", "#slower", "#faster"));
        onFx(() -> window.program.window().requestFocus());

        var reached = new ArrayList<Node>();
        for (int i = 0; i < 120 && !reached.containsAll(transport); i++) {
            robot.type(KeyCode.TAB);
            reached.add(onFx(() -> window.stage.getScene().getFocusOwner()));
        }

        assertThat(reached).containsSubsequence(header).containsSubsequence(transport);
        for (var control : List.of(header, transport).stream().flatMap(List::stream).toList()) {
            assertThat(pixels(control, false))
                    .as(control.getId())
                    .isNotEqualTo(pixels(control, true));
        }
    }

    private List<Node> controls(String... queries) {
        return onFx(() -> {
            var controls = new ArrayList<Node>();
            for (String query : queries) {
                controls.add(window.stage.getScene().lookup(query));
            }
            return controls;
        });
    }

    private List<Integer> pixels(Node control, boolean focused) {
        return onFx(() -> {
            (focused ? control : window.program.window()).requestFocus();
            var image = control.snapshot(null, null);
            var pixels = new ArrayList<Integer>();
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    pixels.add(image.getPixelReader().getArgb(x, y));
                }
            }
            return pixels;
        });
    }

    private void show(Recorded recorded) {
        onFx(() -> window.session.open(recorded, 2));
    }

    /// The first bundled recording, as if it had been made otherwise.
    private Recorded recording(String probe, String whyNotHigher, @Nullable TraceEnd end) {
        var trace = window.session.recorded().story().trace();
        var head = trace.header();
        var header =
                new TraceHeader(
                        head.title(),
                        head.model(),
                        head.scenario(),
                        head.recorded(),
                        head.kernel(),
                        head.arch(),
                        head.cpus(),
                        head.clock(),
                        probe,
                        Map.of(TraceHeader.WHY_NOT_HIGHER, whyNotHigher));
        return Recorded.of(new Trace(header, trace.events(), end), new Origin.Unsaved());
    }

    private static boolean visible(FxRobot robot, String query) {
        return onFx(() -> robot.lookup(query).query().isVisible());
    }

    private String focused() {
        return onFx(() -> String.valueOf(window.stage.getScene().getFocusOwner().getId()));
    }

    private static List<String> panel(FxRobot robot) {
        return robot.lookup("#evidence-panel .label").queryAllAs(Label.class).stream()
                .map(label -> onFx(label::getText))
                .toList();
    }

    private static long sum(ImageView view) {
        var reader = view.getImage().getPixelReader();
        long sum = 0;
        for (int y = 0; y < view.getImage().getHeight(); y += 3) {
            for (int x = 0; x < view.getImage().getWidth(); x += 3) {
                sum = sum * 31 + reader.getArgb(x, y);
            }
        }
        return sum;
    }
}

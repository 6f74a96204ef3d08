package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.Range;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.story.tracks.Marker;
import dev.ringside.story.tracks.Track;
import dev.ringside.tableau.Palette;
import dev.ringside.tableau.Theme;
import dev.ringside.tableau.Tone;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// What a user does with the timeline.
@ExtendWith(ApplicationExtension.class)
class TimelineTest {
    private static final Viewport MIDDLE = new Viewport(0.4, 0.6);

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
    void dragging_on_the_ruler_takes_the_cursor_along(FxRobot robot) {
        int all = window.session.recorded().story().trace().size();
        var ruler = ruler();

        robot.moveTo(at(ruler, 0.1, 0.5)).press(MouseButton.PRIMARY);
        int first = onFx(window.session::facts);
        robot.moveTo(at(ruler, 0.5, 0.5));
        int second = onFx(window.session::facts);
        robot.moveTo(at(ruler, 1, 0.5)).release(MouseButton.PRIMARY);

        assertThat(first).isLessThan(second);
        assertThat(second).isLessThan(all);
        assertThat(onFx(window.session::facts)).isEqualTo(all);
    }

    @Test
    void dragging_the_rows_pans_and_leaves_the_cursor_where_it_is(FxRobot robot) {
        view(MIDDLE);
        int facts = onFx(window.session::facts);
        var row = row(0);

        robot.moveTo(at(row, 0.8, 0.5))
                .press(MouseButton.PRIMARY)
                .moveTo(at(row, 0.3, 0.5))
                .release(MouseButton.PRIMARY);

        assertThat(viewport().from()).isEqualTo(0.5, within(0.01));
        assertThat(viewport().size()).isEqualTo(0.2, within(1e-9));
        assertThat(onFx(window.session::facts)).isEqualTo(facts);
    }

    @Test
    void dragging_the_rows_moves_the_cursor_while_there_is_nothing_to_pan(FxRobot robot) {
        view(Viewport.ALL);
        var row = row(0);

        robot.moveTo(at(row, 0.3, 0.5))
                .press(MouseButton.PRIMARY)
                .moveTo(at(row, 1, 0.5))
                .release(MouseButton.PRIMARY);

        int all = window.session.recorded().story().trace().size();
        assertThat(onFx(window.session::facts)).isEqualTo(all);
    }

    @Test
    void the_wheel_zooms_at_the_pointer(FxRobot robot) {
        view(MIDDLE);
        double before = MIDDLE.from() + 0.25 * MIDDLE.size();

        robot.moveTo(at(row(0), 0.25, 0.5)).scroll(3, VerticalDirection.UP);

        until(() -> window.session.viewport().size() < 0.15);
        assertThat(viewport().from() + 0.25 * viewport().size()).isEqualTo(before, within(0.001));
    }

    @Test
    void keys_zoom_pan_and_show_everything(FxRobot robot) {
        view(MIDDLE);

        robot.type(KeyCode.D);
        assertThat(viewport().from()).isGreaterThan(MIDDLE.from());
        robot.type(KeyCode.A);
        assertThat(viewport().from()).isEqualTo(MIDDLE.from(), within(1e-9));
        robot.type(KeyCode.W);
        assertThat(viewport().size()).isLessThan(MIDDLE.size());
        robot.type(KeyCode.S, 2);
        assertThat(viewport().size()).isGreaterThan(MIDDLE.size());
        robot.type(KeyCode.F);
        assertThat(viewport()).isEqualTo(Viewport.ALL);
    }

    @Test
    void a_range_that_is_dragged_with_shift_has_its_figures() {
        view(Viewport.ALL);
        var row = row(0);

        withShift(MouseEvent.MOUSE_PRESSED, at(row, 0.2, 0.5));
        withShift(MouseEvent.MOUSE_DRAGGED, at(row, 0.5, 0.5));
        withShift(MouseEvent.MOUSE_DRAGGED, at(row, 0.9, 0.5));
        withShift(MouseEvent.MOUSE_RELEASED, at(row, 0.9, 0.5));

        var range = Objects.requireNonNull(onFx(window.session::range));
        var events = window.session.recorded().story().trace().events();
        long inside =
                events.stream()
                        .filter(e ->
                                e.at().nanos() >= range.fromNanos()
                                        && e.at().nanos() <= range.toNanos())
                        .count();
        assertThat(inside).isPositive();
        assertThat(window.text("range-counts")).startsWith(inside + " fact");
        assertThat(node("range").isVisible()).isTrue();
    }

    @Test
    void a_range_is_chosen_zoomed_to_and_left_by_keyboard(FxRobot robot) {
        robot.type(KeyCode.RIGHT, 2).type(KeyCode.I).type(KeyCode.RIGHT, 3).type(KeyCode.O);

        var steps = window.session.recorded().story().steps();
        var range = new Range(steps.get(2).toNanos(), steps.get(5).toNanos());
        assertThat(onFx(window.session::range)).isEqualTo(range);

        robot.type(KeyCode.Z);
        assertThat(viewport()).isEqualTo(range.on(onFx(window.session::axis)));

        robot.type(KeyCode.ESCAPE);
        assertThat(onFx(window.session::range)).isNull();
        assertThat(node("range").isVisible()).isFalse();
    }

    @Test
    void the_button_beside_its_figures_zooms_to_the_range(FxRobot robot) {
        long end = window.session.recorded().story().durationNanos();
        onFx(() -> window.session.choose(new Range(end / 2, end)));

        robot.clickOn("#range-zoom");

        assertThat(viewport().from()).isGreaterThan(0.1);
    }

    @Test
    void the_window_on_the_minimap_can_be_dragged(FxRobot robot) {
        view(new Viewport(0, 0.25));
        var seen = bounds(node("minimap-window"));

        robot.moveTo(at(seen, 0.5, 0.5))
                .press(MouseButton.PRIMARY)
                .moveTo(at(seen, 2.5, 0.5))
                .release(MouseButton.PRIMARY);

        assertThat(viewport().from()).isEqualTo(0.5, within(0.01));
        assertThat(viewport().size()).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void a_press_beside_the_window_of_the_minimap_takes_it_there(FxRobot robot) {
        view(new Viewport(0, 0.2));

        robot.clickOn(at(bounds(node("minimap")), 0.6, 0.5));

        assertThat(viewport().from()).isEqualTo(0.5, within(0.01));
    }

    @Test
    void the_rows_of_the_cpus_are_folded_until_somebody_wants_them(FxRobot robot) {
        assertThat(window.text("cpus")).contains("1 CPU");
        assertThat(nodes("track-cpu-0")).isEmpty();

        robot.type(KeyCode.P);
        until(() -> !nodes("track-cpu-0").isEmpty());
        robot.clickOn("#cpus");

        until(() -> nodes("track-cpu-0").isEmpty());
    }

    @Test
    void a_click_on_a_marker_goes_to_its_fact(FxRobot robot) {
        var server = window.session.recorded().tracks().getFirst();
        var woken =
                server.markers().stream()
                        .filter(m -> m.kind() == Marker.Kind.WOKEN)
                        .findFirst()
                        .orElseThrow();
        double place = onFx(() -> window.session.axis().ofFact(woken.fact()));
        view(Viewport.ALL);

        robot.clickOn(at(row(0), place, 0.2));

        assertThat(onFx(window.session::facts)).isEqualTo(woken.fact() + 1);
    }

    @Test
    void keys_select_the_next_task_and_the_one_before(FxRobot robot) {
        var tracks = window.session.recorded().tracks();

        robot.type(KeyCode.J);
        assertThat(onFx(window.session::task)).isEqualTo(tracks.get(1).tid());

        robot.type(KeyCode.K);
        assertThat(onFx(window.session::task)).isEqualTo(tracks.get(0).tid());
    }

    @Test
    void slices_have_the_colours_of_their_states() {
        view(Viewport.ALL);
        var palette = Palette.of(Theme.DARK);
        var server = window.session.recorded().tracks().getFirst();
        for (var slice : server.slices()) {
            var tone =
                    switch (slice.kind()) {
                        case USER -> Tone.USER_MODE;
                        case KERNEL -> Tone.KERNEL_MODE;
                        case COPY -> Tone.BYTES;
                        default -> null; // outlined or half as high: other pixels
                    };
            double from = onFx(() -> window.session.axis().ofFact(slice.fact()));
            if (tone != null) {
                var row = row(0);
                var point = at(row, from, 0.5).add(4, -row.getHeight() * 0.5 + 4);

                assertThat(pixel(point))
                        .as(slice.kind() + " at " + from)
                        .isEqualTo(Color.web(palette.colors(tone).fill()));
            }
        }
    }

    @Test
    void no_bracket_reaches_beyond_its_lane() {
        for (var view : List.of(Viewport.ALL, new Viewport(0, 0.55), new Viewport(0.3, 0.72))) {
            view(view);
            var lane = row(0);

            for (var label : nodesOfClass(".bracket > .label")) {
                if (onFx(() -> label.isVisible() && label.getParent().isVisible())) {
                    assertThat(bounds(label).getMaxX()).isLessThanOrEqualTo(lane.getMaxX() + 1);
                    assertThat(bounds(label).getMinX()).isGreaterThanOrEqualTo(lane.getMinX() - 1);
                }
            }
        }
    }

    @Test
    void stepping_moves_the_cursor_and_paints_no_row(FxRobot robot) {
        view(Viewport.ALL);
        var board = nodesOfClass(".board").getFirst();
        double before = onFx(() -> node("cursor").getLayoutX());

        onFx(() -> {
            window.session.next();
            assertThat(((Parent) board).isNeedsLayout()).isFalse();
        });

        window.picture(); // lets everything arrive
        assertThat(onFx(() -> node("cursor").getLayoutX())).isGreaterThan(before);
    }

    @Test
    void of_five_hundred_tasks_eight_are_shown_and_the_others_can_be_scrolled_to(FxRobot robot) {
        var crowd = ManyTasks.trace(500);
        onFx(() -> window.session.open(Recorded.of(crowd, new Origin.Unsaved()), 0));

        assertThat(window.text("rows-seen")).isEqualTo("rows 1–8 of 501");

        robot.moveTo(at(row(0), -0.1, 0.5)).scroll(5, VerticalDirection.DOWN);
        until(() -> window.text("rows-seen").equals("rows 6–13 of 501"));

        robot.type(KeyCode.K).type(KeyCode.J);
        var tracks = window.session.recorded().tracks();
        int chosen = onFx(window.session::task);
        assertThat(tracks).anyMatch(t -> t.kind() == Track.Kind.TASK && t.tid() == chosen);
        assertThat(nodes("track-task-" + chosen)).isNotEmpty();
    }

    @Test
    void the_timeline_speaks_the_chosen_language_and_clock(FxRobot robot) {
        assertThat(labels()).contains("story time: not to scale");

        onFx(() -> window.session.change(Clock.TRUE));
        assertThat(labels()).contains("true time").doesNotContain("story time: not to scale");

        robot.clickOn("#chinese");
        assertThat(labels()).contains("真实时间");
    }

    /// The robot of a display that is not there holds no key while it moves the mouse.
    private void withShift(EventType<MouseEvent> type, Point2D onScreen) {
        onFx(() -> {
            var board = window.stage.getScene().lookup(".board");
            var inBoard = board.screenToLocal(onScreen);
            double x = inBoard.getX();
            double y = inBoard.getY();
            Event.fireEvent(
                    board,
                    new MouseEvent(
                            type,
                            x,
                            y,
                            onScreen.getX(),
                            onScreen.getY(),
                            MouseButton.PRIMARY,
                            1,
                            true,
                            false,
                            false,
                            false,
                            true,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        });
    }

    private void view(Viewport viewport) {
        onFx(() -> window.session.view(viewport));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Viewport viewport() {
        return onFx(window.session::viewport);
    }

    /// The lane of the row at `index`, on the screen.
    private Bounds row(int index) {
        return onFx(() -> {
            window.program.window().settle();
            var lane = window.stage.getScene().getRoot().lookupAll(".track .lane");
            return lane.stream()
                    .map(n -> n.localToScreen(n.getBoundsInLocal()))
                    .sorted(Comparator.comparingDouble(Bounds::getMinY))
                    .toList()
                    .get(index);
        });
    }

    private Bounds ruler() {
        var row = row(0);
        double high = 14;
        return new BoundingBox(row.getMinX(), row.getMinY() - high, row.getWidth(), high);
    }

    private static Point2D at(Bounds bounds, double x, double y) {
        return new Point2D(
                bounds.getMinX() + x * (bounds.getWidth() - 1),
                bounds.getMinY() + y * (bounds.getHeight() - 1));
    }

    private static Bounds bounds(Node node) {
        return onFx(() -> node.localToScreen(node.getBoundsInLocal()));
    }

    private Node node(String id) {
        return nodes(id).getFirst();
    }

    private List<Node> nodes(String id) {
        return onFx(() -> {
            window.program.window().settle();
            return List.copyOf(window.stage.getScene().getRoot().lookupAll("#" + id));
        });
    }

    private List<Node> nodesOfClass(String selector) {
        return onFx(() -> List.copyOf(window.stage.getScene().getRoot().lookupAll(selector)));
    }

    private List<String> labels() {
        onFx(() -> window.program.window().settle());
        return nodesOfClass(".label").stream().map(n -> ((Labeled) n).getText()).toList();
    }

    private Color pixel(Point2D onScreen) {
        return onFx(() -> {
            var root = window.stage.getScene().getRoot();
            var inScene = root.screenToLocal(onScreen);
            return window.stage
                    .getScene()
                    .snapshot(null)
                    .getPixelReader()
                    .getColor((int) inScene.getX(), (int) inScene.getY());
        });
    }
}

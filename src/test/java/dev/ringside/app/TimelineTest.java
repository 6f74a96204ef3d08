package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringside.app.timeline.Range;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.story.tracks.Marker;

import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.Objects;

/// What a user does with the timeline.
class TimelineTest extends TimelineFixture {
    private static final Viewport MIDDLE = new Viewport(0.4, 0.6);

    @Start
    void start(Stage stage) throws IOException {
        open(stage);
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
}

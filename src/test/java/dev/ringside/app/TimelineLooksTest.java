package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;
import static dev.ringside.app.WindowFixture.until;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.app.timeline.Clock;
import dev.ringside.app.timeline.Viewport;
import dev.ringside.story.tracks.Track;
import dev.ringside.tableau.Palette;
import dev.ringside.tableau.Theme;
import dev.ringside.tableau.Tone;

import javafx.geometry.VerticalDirection;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.List;

/// What a user sees of the timeline.
class TimelineLooksTest extends TimelineFixture {
    @Start
    void start(Stage stage) throws IOException {
        open(stage);
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

        until(() -> window.text("rows-seen").equals("rows 1–8 of 501"));

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

        onFx(() -> window.session.change(s -> s.with(Clock.TRUE)));
        assertThat(labels()).contains("true time").doesNotContain("story time: not to scale");

        robot.clickOn("#chinese");
        assertThat(labels()).contains("真实时间");
    }
}

package dev.ringside.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringside.story.Story;
import dev.ringside.trace.json.TraceReader;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Objects;

class TimeScaleTest {
    private final Story story = story();

    @Test
    void in_true_time_the_pixels_are_proportional_to_the_nanoseconds() {
        var scale = new TimeScale(new TrueAxis(story), Viewport.ALL, 1000);

        double half = scale.pxOfNanos(story.durationNanos() / 2);

        assertThat(half).isEqualTo(500, within(0.01));
        assertThat(scale.pxOfNanos(story.durationNanos())).isEqualTo(1000, within(0.01));
    }

    @Test
    void in_story_time_all_steps_after_the_opening_are_equally_wide() {
        var axis = new StoryAxis(story);
        var scale = new TimeScale(axis, Viewport.ALL, 1000);
        var steps = story.steps();

        double first = scale.px(axis.endOf(steps.get(1))) - scale.px(axis.endOf(steps.get(0)));

        for (int i = 2; i < steps.size(); i++) {
            double width =
                    scale.px(axis.endOf(steps.get(i))) - scale.px(axis.endOf(steps.get(i - 1)));
            assertThat(width).isEqualTo(first, within(0.001));
        }
    }

    @Test
    void the_cursor_stands_between_the_last_fact_behind_it_and_the_next() {
        var axis = new StoryAxis(story);
        int opening = story.steps().getFirst().next();

        for (int facts = opening + 1; facts < story.trace().size(); facts++) {
            double cursor = axis.ofCursor(facts);

            assertThat(cursor).isGreaterThan(axis.ofFact(facts - 1));
            assertThat(cursor).isLessThan(axis.ofFact(facts));
        }
    }

    @Test
    void pointing_into_a_step_means_its_end() {
        var axis = new StoryAxis(story);
        var scale = new TimeScale(axis, Viewport.ALL, 1000);
        var step = story.steps().get(3);
        double middle =
                (scale.px(axis.endOf(story.steps().get(2))) + scale.px(axis.endOf(step))) / 2;

        assertThat(scale.factsAt(middle)).isEqualTo(step.next());
    }

    @Test
    void pointing_at_an_instant_of_true_time_means_all_facts_up_to_it() {
        var axis = new TrueAxis(story);
        var events = story.trace().events();

        for (int i = 0; i < events.size(); i++) {
            int behind = axis.factsAt(axis.ofFact(i));

            assertThat(behind).isGreaterThan(i);
            assertThat(events.get(behind - 1).at().nanos()).isEqualTo(events.get(i).at().nanos());
        }
    }

    @Test
    void zooming_keeps_the_place_under_the_pointer_where_it_is() {
        var before = new TimeScale(new TrueAxis(story), Viewport.ALL, 1000);
        double place = before.place(300);

        var zoomed = new TimeScale(before.axis(), Viewport.ALL.zoomed(0.25, place), 1000);

        assertThat(zoomed.px(place)).isEqualTo(300, within(0.001));
        assertThat(zoomed.viewport().to() - zoomed.viewport().from()).isEqualTo(0.25, within(1e-9));
    }

    @Test
    void the_viewport_never_leaves_the_recording() {
        var left = new Viewport(0.1, 0.3).panned(-5);
        var right = new Viewport(0.1, 0.3).panned(50);

        assertThat(left.from()).isZero();
        assertThat(right.to()).isEqualTo(1, within(1e-9));
    }

    @Test
    void marks_of_the_axis_are_round_and_few() {
        assertThat(TickDistance.of(200_000_000, 10)).isEqualTo(20_000_000);
        assertThat(TickDistance.of(201_000_000, 10)).isEqualTo(50_000_000);
        assertThat(TickDistance.of(3, 10)).isEqualTo(1);
    }

    private static Story story() {
        try (var in = TimeScaleTest.class.getResourceAsStream("/corpus/blocking-tcp-1.json")) {
            return Story.of(TraceReader.readAll(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

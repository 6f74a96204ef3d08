package dev.ringside.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChaseTest {
    private final Chase chase = new Chase();

    @Test
    void the_first_new_step_comes_at_once_and_the_next_after_a_while() {
        chase.begin();

        int atOnce = chase.steps(1, 3);
        int soon = chase.steps(100, 2);
        int later = chase.steps(600, 2);

        assertThat(atOnce).isEqualTo(1);
        assertThat(soon).isZero();
        assertThat(later).isEqualTo(1);
    }

    @Test
    void the_farther_behind_the_faster() {
        assertThat(Chase.millis(30)).isLessThan(Chase.millis(15));
        assertThat(Chase.millis(15)).isLessThan(Chase.millis(5));
        assertThat(Chase.millis(1)).isEqualTo(Chase.millis(0));
    }

    @Test
    void too_far_behind_it_leaps() {
        chase.begin();

        int steps = chase.steps(1000, 500);

        assertThat(steps).isGreaterThan(400).isLessThan(500);
    }

    @Test
    void nothing_new_takes_no_step() {
        chase.begin();

        assertThat(chase.steps(10_000, 0)).isZero();
    }
}

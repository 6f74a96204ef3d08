package dev.ringside.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadlessTest {
    @Test
    void a_display_that_nobody_serves_does_not_answer() {
        assertThat(Headless.answers(":63123")).isFalse();
        assertThat(Headless.answers("unix:63123.0")).isFalse();
    }

    @Test
    void of_a_display_on_another_computer_nothing_is_known() {
        assertThat(Headless.answers("elsewhere:0")).isTrue();
    }
}

package dev.ringside.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.settings.WindowPlace.Area;

import org.junit.jupiter.api.Test;

import java.util.List;

class WindowPlaceTest {
    private static final Area LEFT = new Area(0, 30, 1920, 1050);
    private static final Area RIGHT = new Area(1920, 0, 2560, 1440);

    @Test
    void a_window_comes_back_where_it_was() {
        var place = new WindowPlace(new Area(2000, 100, 1280, 720), true);

        assertThat(place.on(List.of(LEFT, RIGHT))).isEqualTo(place);
    }

    @Test
    void a_window_of_a_screen_that_is_gone_comes_to_the_middle_of_the_main_one() {
        var place = new WindowPlace(new Area(2000, 100, 1280, 720), false);

        var back = place.on(List.of(LEFT));

        assertThat(back.area()).isEqualTo(new Area(320, 195, 1280, 720));
    }

    @Test
    void a_window_of_a_larger_screen_is_made_to_fit() {
        var place = new WindowPlace(new Area(100, 100, 3000, 2000), false);

        var back = place.on(List.of(LEFT));

        assertThat(back.area()).isEqualTo(new Area(0, 30, 1920, 1050));
    }

    @Test
    void a_window_whose_title_bar_is_out_of_reach_comes_back_into_it() {
        var above = new WindowPlace(new Area(100, -500, 1280, 720), false);
        var below = new WindowPlace(new Area(100, 1050, 1280, 720), false);
        var beside = new WindowPlace(new Area(-1270, 100, 1280, 720), false);

        for (var lost : List.of(above, below, beside)) {
            var area = lost.on(List.of(LEFT)).area();

            assertThat(area).isEqualTo(new Area(320, 195, 1280, 720));
        }
    }
}

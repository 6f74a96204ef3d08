package dev.ringside.machine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.storage.Route.Stop;

import org.junit.jupiter.api.Test;

/// The way of a request to the disk and back.
final class RouteTest {
    @Test
    void who_finds_nothing_in_the_page_cache_comes_by_the_disk() {
        var route = asked().to(Stop.CACHE).to(Stop.DISK).to(Stop.FILLED);

        assertThat(route.reached()).isEqualTo(Stop.FILLED);
        assertThat(route.passed(Stop.DISK)).isTrue();
        assertThat(route.leftOut(Stop.DISK)).isFalse();
        assertThat(route.passed(Stop.COPIED)).isFalse();
    }

    @Test
    void who_finds_everything_there_leaves_the_disk_out() {
        var route = asked().to(Stop.FILLED).to(Stop.COPIED);

        assertThat(route.passed(Stop.CACHE)).isTrue();
        assertThat(route.passed(Stop.DISK)).isFalse();
        assertThat(route.leftOut(Stop.DISK)).isTrue();
    }

    @Test
    void it_never_goes_back_until_the_next_request_is_taken() {
        var answered = asked().to(Stop.DISK).to(Stop.CLIENT).to(Stop.CACHE);

        assertThat(answered.reached()).isEqualTo(Stop.CLIENT);
        assertThat(answered.requested()).isEqualTo(new Route(Stop.QUEUE, false));
        assertThat(asked().to(Stop.DISK).requested().reached()).isEqualTo(Stop.DISK);
        assertThat(asked().to(Stop.DISK).taken()).isEqualTo(asked());
    }

    @Test
    void a_new_connection_ends_only_what_was_answered() {
        assertThat(asked().to(Stop.CLIENT).connected()).isEqualTo(Route.NONE);
        assertThat(asked().to(Stop.DISK).connected().reached()).isEqualTo(Stop.DISK);
    }

    @Test
    void a_request_is_in_the_network_before_it_is_in_a_queue() {
        var sent = Route.NONE.asked();

        assertThat(sent.reached()).isEqualTo(Stop.NETWORK);
        assertThat(sent.requested().reached()).isEqualTo(Stop.QUEUE);
    }

    @Test
    void who_was_asked_by_nobody_is_on_no_way() {
        assertThat(Route.NONE.to(Stop.DISK)).isEqualTo(Route.NONE);
    }

    private static Route asked() {
        return Route.NONE.requested().taken();
    }
}

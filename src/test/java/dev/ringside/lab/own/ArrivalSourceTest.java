package dev.ringside.lab.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.linux.StampedReceive;
import dev.ringside.linux.WallClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "these are Linux' clocks")
final class ArrivalSourceTest {
    private static final long SOCKET = 4123;

    private final WallClock wall = new WallClock();
    private final long originNanos = System.nanoTime();
    private final ArrivalSource arrivals = new ArrivalSource(originNanos);

    @AfterEach
    void free() {
        arrivals.close();
        wall.close();
    }

    @Test
    void a_stamp_is_converted_to_the_clock_of_the_trace_within_the_error_that_it_names() {
        long from = System.nanoTime();
        long stamp = wall.nanos();
        long to = System.nanoTime();

        var queued = arrivals.queued(stamp, System.nanoTime(), SOCKET, 64).orElseThrow();

        assertThat(queued.at().nanos() + originNanos)
                .isBetween(from - arrivals.errorNanos(), to + arrivals.errorNanos());
        assertThat(queued.object()).isEqualTo(SOCKET);
        assertThat(queued.lengthBytes()).isEqualTo(64);
        assertThat(queued.at().source().name()).isEqualTo("program:SO_TIMESTAMPNS");
        assertThat(arrivals.errorNanos()).isBetween(1L, 1_000_000L);
    }

    @Test
    void without_a_stamp_it_is_not_known_when() {
        long now = System.nanoTime();

        assertThat(arrivals.queued(StampedReceive.NO_STAMP, now, SOCKET, 64)).isEmpty();
    }

    @Test
    void what_cannot_be_true_is_not_known() {
        long now = System.nanoTime();

        assertThat(arrivals.queued(wall.nanos() + 1_000_000_000, now, SOCKET, 64)).isEmpty();
        assertThat(arrivals.queued(wall.nanos() - 60_000_000_000L, now, SOCKET, 64)).isEmpty();
    }

    @Test
    void two_measurements_of_clocks_that_nobody_sets_agree() {
        ClockOffset one = ClockOffset.measure(wall);
        ClockOffset two = ClockOffset.measure(wall);

        assertThat(one.agrees(two)).isTrue();
        assertThat(one.agrees(new ClockOffset(one.nanos() + 1_000_000_000, 50))).isFalse();
    }
}

package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.scenario.Http;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.Role;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A file that two clients ask a web server for, one after the other, for real.
final class WebTruthTest {
    private static final int SIZE = 1 << 14;
    private static final int CLIENTS = 2;

    @SuppressWarnings("NullAway.Init") // JUnit has it filled
    private static Trace trace;

    @BeforeAll
    static void record() throws Exception {
        trace = RecordedRun.trace(new Combination("web", Map.of("delay", "120ms")).order());
    }

    @Test
    void the_disk_is_asked_once_however_many_ask() {
        assertThat(of(BlockIssued.class).stream().mapToLong(BlockIssued::lengthBytes).sum())
                .isEqualTo(SIZE);
        assertThat(of(PageAdded.class).stream().mapToLong(PageAdded::count).sum()).isEqualTo(4);
    }

    @Test
    void the_server_gets_each_request_and_each_time_the_whole_file() {
        long requests = CLIENTS * (long) Http.request().length;

        assertThat(copied(Role.SERVER, Direction.TO_USER)).isEqualTo(requests + CLIENTS * SIZE);
    }

    @Test
    void the_clients_get_what_the_server_sends() {
        long answers = CLIENTS * (long) (Http.HEAD_BYTES + SIZE);

        assertThat(copied(Role.SERVER, Direction.TO_KERNEL)).isEqualTo(answers);
        assertThat(copied(Role.CLIENT, Direction.TO_USER)).isEqualTo(answers);
    }

    @Test
    void what_is_asked_for_is_a_request_of_http() {
        byte[] first = HexFormat.of().parseHex(of(BytesSeen.class).getFirst().firstBytes());

        assertThat(first).isEqualTo(Arrays.copyOf(Http.request(), first.length));
    }

    @Test
    void nothing_is_lost_though_a_descriptor_is_used_again_at_once() {
        assertThat(trace.lost()).isZero();
        assertThat(Objects.requireNonNull(trace.end()).complete()).isTrue();
    }

    private static long copied(Role role, Direction direction) {
        List<Integer> tasks =
                of(TaskStarted.class).stream()
                        .filter(t -> t.role() == role)
                        .map(TaskStarted::task)
                        .toList();
        return of(Copied.class).stream()
                .filter(c -> c.direction() == direction && tasks.contains(c.at().tid()))
                .mapToLong(Copied::lengthBytes)
                .sum();
    }

    private static <T extends TraceEvent> List<T> of(Class<T> type) {
        return trace.events().stream().filter(type::isInstance).map(type::cast).toList();
    }
}

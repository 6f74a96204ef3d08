package dev.ringside.lab.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class BalanceTest {
    private static final int SOCKET = 77;
    private static final int FD = 9;
    private static final int TASK = 1;
    private static final Stamp AT = new Stamp(0, 0, TASK, new Source("test:test"), null);

    private final Balance balance = new Balance(List.of());

    @BeforeEach
    void watch() {
        balance.watch(FD, SOCKET, false);
    }

    @Test
    void bytes_that_were_never_reported_to_come_in_are_noticed_once() {
        assertThat(balance.isLostBy(queued(SOCKET, 2937))).isFalse();
        assertThat(balance.isLostBy(copied(FD, 2937))).isFalse();
        assertThat(balance.isLostBy(copied(FD, 65536))).isTrue();
        assertThat(balance.isLostBy(copied(FD, 1))).isFalse();
        assertThat(balance.isLostBy(left(0))).isFalse();
    }

    @Test
    void a_number_that_is_used_again_refers_to_what_was_opened_last() {
        var next = new KernelObject(SOCKET + 1, ObjectType.TCP, null, null, null);
        balance.isLostBy(queued(SOCKET, 100));
        balance.watch(FD, SOCKET + 1, false);

        assertThat(balance.isLostBy(copied(FD, 100))).isFalse();
        assertThat(balance.isLostBy(new Opened(AT, TASK, FD, next, false))).isFalse();
        assertThat(balance.isLostBy(queued(SOCKET + 1, 50))).isFalse();
        assertThat(balance.isLostBy(copied(FD, 50))).isFalse();
        assertThat(balance.isLostBy(copied(FD, 1))).isTrue();
    }

    @Test
    void what_the_kernel_says_is_left_must_be_left() {
        balance.isLostBy(queued(SOCKET, 100));
        balance.isLostBy(copied(FD, 60));

        assertThat(balance.isLostBy(left(40))).isFalse();
        assertThat(balance.isLostBy(left(41))).isTrue();
    }

    @Test
    void other_sockets_and_what_is_sent_do_not_count() {
        balance.isLostBy(queued(SOCKET + 1, 5));
        balance.isLostBy(copied(FD + 1, 6));
        balance.isLostBy(new Copied(AT, Direction.TO_KERNEL, FD, 7, null));

        assertThat(balance.isLostBy(left(0))).isFalse();
    }

    @Test
    void of_datagrams_the_kernel_only_tells_the_length_of_the_next() {
        balance.watch(FD, SOCKET, true);
        balance.isLostBy(queued(SOCKET, 100));
        balance.isLostBy(queued(SOCKET, 100));

        assertThat(balance.isLostBy(left(100))).isFalse();
        assertThat(balance.isLostBy(left(0))).isTrue();
    }

    @Test
    void what_is_thrown_away_is_not_left() {
        balance.isLostBy(queued(SOCKET, 64));
        balance.isLostBy(copied(FD, 16));
        balance.isLostBy(discarded("inferred:datagram-rest", 48));

        assertThat(balance.isLostBy(left(0))).isFalse();
        assertThat(balance.isLostBy(left(48))).isTrue();
    }

    @Test
    void what_the_kernel_drops_was_never_there() {
        balance.isLostBy(queued(SOCKET, 64));

        assertThat(balance.isLostBy(discarded("udp:udp_fail_queue_rcv_skb", 64))).isFalse();
        assertThat(balance.isLostBy(copied(FD, 64))).isFalse();
    }

    private static TraceEvent discarded(String source, int lengthBytes) {
        var at = new Stamp(0, 0, 1, new Source(source), null);
        return new Discarded(at, SOCKET, lengthBytes, "no room");
    }

    private static TraceEvent left(long lengthBytes) {
        return new QueueSampled(AT, SOCKET, lengthBytes, null, null);
    }

    private static TraceEvent queued(long socket, int lengthBytes) {
        return new Queued(AT, socket, lengthBytes, null);
    }

    private static TraceEvent copied(int fd, int lengthBytes) {
        return new Copied(AT, Direction.TO_USER, fd, lengthBytes, null);
    }
}

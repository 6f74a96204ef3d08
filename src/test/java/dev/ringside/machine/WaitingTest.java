package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a task that waits for several descriptors was handed, what queues hold, and what it costs.
final class WaitingTest {
    private final Told told = Told.server();

    @Test
    void what_came_back_is_kept_until_the_same_call_is_made_again() {
        told.waitSet("poll", new Watched(5, 9, "IN"));
        told.entered("poll", Map.of("nfds", 5L)).returned("poll", 1);
        told.readyReturned("poll", Watched.one(7, "IN")).read(7, 10);

        assertThat(watch()).extracting(Watch::descriptors).isEqualTo(5);
        assertThat(watch().ready()).isEqualTo(List.of(Watched.one(7, "IN")));

        told.entered("poll", Map.of("nfds", 5L));

        assertThat(watch().ready()).isNull();
        assertThat(watch().set()).isEqualTo(List.of(new Watched(5, 9, "IN")));
    }

    @Test
    void each_call_has_its_own_set() {
        told.waitSet("poll", Watched.one(5, "IN")).entered("poll", Map.of()).returned("poll", 0);
        told.waitSet("pselect6", Watched.one(6, "IN")).entered("pselect6", Map.of());
        assertThat(watch().call()).isEqualTo("pselect6");

        told.returned("pselect6", 0).entered("poll", Map.of());

        assertThat(watch().set()).isEqualTo(List.of(Watched.one(5, "IN")));
    }

    @Test
    void a_task_asleep_in_poll_waits_for_the_whole_set() {
        told.waitSet("poll", new Watched(5, 9, "IN")).entered("poll", Map.of()).sleeps();

        assertThat(told.machine().waitPlace(told.task())).contains(new WaitPlace.OfSet("poll", 5));
        assertThat(told.machine().waitQueues()).isEmpty();
    }

    @Test
    void all_wait_queues_at_once_are_those_of_each_object() {
        told.opened(5, 50, ObjectType.TCP).entered("recvfrom", Map.of("fd", 5L)).sleeps();

        assertThat(told.machine().waitQueues())
                .isEqualTo(Map.of(50L, told.machine().waitQueue(50)));
    }

    @Test
    void a_datagram_is_taken_as_one_and_its_rest_is_thrown_away() {
        told.opened(5, 50, ObjectType.UDP).queued(50, 64).queued(50, 0).queued(50, 10);

        told.read(5, 16).discarded(50, 48, "inferred:datagram-rest");
        assertThat(told.queue(50).chunks()).hasSize(2);

        told.read(5, 0);
        assertThat(told.queue(50).chunks()).hasSize(1);
        assertThat(told.queue(50).lengthBytes()).isEqualTo(10);
        assertThat(told.queue(50).discardedBytes()).isEqualTo(48);
    }

    @Test
    void what_is_refused_because_the_queue_is_full_takes_nothing_out_of_it() {
        told.opened(5, 50, ObjectType.UDP).queued(50, 64);

        told.discarded(50, 100, "skb:kfree_skb");

        assertThat(told.queue(50).lengthBytes()).isEqualTo(64);
        assertThat(told.queue(50).refusedBytes()).isEqualTo(100);
        assertThat(told.queue(50).discardedBytes()).isZero();
    }

    @Test
    void a_send_buffer_is_full_from_eagain_until_there_is_room_again() {
        told.opened(5, 50, ObjectType.TCP).opened(6, 60, ObjectType.TCP);
        assertThat(full(50)).isFalse();

        told.entered("sendto", Map.of("fd", 5L)).failed("sendto", "EAGAIN");
        told.entered("recvfrom", Map.of("fd", 6L)).failed("recvfrom", "EAGAIN");
        assertThat(full(50)).isTrue();
        assertThat(full(60)).as("nothing was sent there").isFalse();

        told.entered("poll", Map.of("nfds", 1L)).returned("poll", 1);
        told.readyReturned("poll", Watched.one(5, "IN"));
        assertThat(full(50)).isTrue();
        told.readyReturned("poll", Watched.one(5, "IN|OUT"));
        assertThat(full(50)).isFalse();
    }

    @Test
    void a_send_buffer_has_room_when_who_waits_for_nothing_else_is_woken() {
        told.opened(5, 50, ObjectType.TCP);
        told.entered("sendto", Map.of("fd", 5L)).failed("sendto", "EAGAIN");

        told.waitSet("poll", Watched.one(5, "IN|OUT")).entered("poll", Map.of());
        told.sleeps().woken();
        assertThat(full(50)).as("it may be bytes that came").isTrue();

        told.runs().returned("poll", 1).waitSet("poll", Watched.one(5, "OUT"));
        told.entered("poll", Map.of()).sleeps().woken();
        assertThat(full(50)).isFalse();
    }

    @Test
    void the_urgent_byte_is_not_among_the_ordinary_ones_and_its_packet_outlives_it() {
        told.opened(5, 50, ObjectType.TCP);
        told.entered(Told.CLIENT, "sendto", Map.of("fd", 4L, "flags", 1L)).queued(50, 1);
        assertThat(told.queue(50).lengthBytes()).isZero();
        assertThat(told.queue(50).hasUrgent()).isTrue();

        told.read(5, 1, 1);
        assertThat(told.queue(50).hasUrgent()).isFalse();
        assertThat(told.queue(50).chunks()).hasSize(1);

        told.returned(Told.CLIENT, "sendto", 1).queued(50, 10).read(5, 10);
        assertThat(told.queue(50).chunks()).isEmpty();
        assertThat(told.queue(50).lengthBytes()).isZero();
    }

    @Test
    void a_call_that_finds_nothing_leaves_the_bytes_of_before_in_the_buffer() {
        told.opened(5, 50, ObjectType.TCP).queued(50, 10).read(5, 10);

        told.entered("recvfrom", Map.of("fd", 5L, "len", 64L)).failed("recvfrom", "EAGAIN");

        var buffer = Objects.requireNonNull(told.task().buffer());
        assertThat(buffer.filledBytes()).isEqualTo(10);
    }

    @Test
    void a_queue_that_refused_something_is_full_until_something_leaves_it() {
        told.opened(5, 50, ObjectType.UDP).queued(50, 64).discarded(50, 64, "skb:kfree_skb");
        assertThat(told.queue(50).full()).isTrue();

        told.read(5, 64);

        assertThat(told.queue(50).full()).isFalse();
    }

    @Test
    void a_send_buffer_is_full_while_a_task_sleeps_in_send() {
        told.opened(5, 50, ObjectType.TCP).entered("sendto", Map.of("fd", 5L)).sleeps();
        assertThat(full(50)).isTrue();

        told.woken().runs().returned("sendto", 64);
        assertThat(full(50)).isFalse();
    }

    @Test
    void the_two_ends_of_a_pipe_share_one_queue() {
        told.opened(Told.CLIENT, 4, 50, ObjectType.PIPE).opened(5, 50, ObjectType.PIPE);

        told.queued(50, 64).read(5, 16);

        assertThat(told.queue(50).lengthBytes()).isEqualTo(48);
        assertThat(told.machine().descriptorsOf(50L))
                .containsExactly(new Descriptor(Told.SERVER, 5), new Descriptor(Told.CLIENT, 4));
    }

    @Test
    void a_socket_is_there_as_long_as_a_descriptor_refers_to_it() {
        told.opened(5, 50, ObjectType.TCP).opened(6, 50, ObjectType.TCP);

        told.closed(Told.SERVER, 5);
        assertThat(told.machine().sockets()).containsKey(50L);

        told.closed(Told.SERVER, 6);
        assertThat(told.machine().sockets()).isEmpty();
    }

    @Test
    void a_descriptor_that_is_used_again_refers_to_the_new_object() {
        told.opened(5, 50, ObjectType.TCP).queued(50, 10).opened(5, 51, ObjectType.TCP);

        assertThat(told.machine().sockets()).containsOnlyKeys(51L);
        assertThat(told.machine().descriptorOf(51)).contains(new Descriptor(Told.SERVER, 5));
        assertThat(told.machine().descriptorOf(50)).isEmpty();
    }

    @Test
    void figures_tell_tries_bytes_and_how_long_a_wake_up_took() {
        told.opened(5, 50, ObjectType.TCP);

        told.entered("recvfrom", Map.of("fd", 5L)).failed("recvfrom", "EAGAIN").read(5, 10);
        told.entered("recvfrom", Map.of("fd", 5L)).sleeps().woken().runs();

        var figures = told.task().figures();
        assertThat(figures.calls()).isEqualTo(new TaskFigures.Calls(3, 1, 10, 0));
        assertThat(figures.wakeUps()).isEqualTo(new TaskFigures.WakeUps(1, 1000, 1000, 1000));
    }

    private boolean full(long object) {
        return Objects.requireNonNull(told.machine().sockets().get(object)).sendFull();
    }

    private Watch watch() {
        return Objects.requireNonNull(told.task().watch());
    }
}

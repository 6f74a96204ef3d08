package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.ObjectType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Objects;

/// What the kernel does with the two lists of an epoll instance.
final class EpollTest {
    private final Told told =
            Told.epoll()
                    .opened(5, 50, ObjectType.TCP)
                    .opened(6, 60, ObjectType.TCP)
                    .opened(7, 70, ObjectType.TCP);

    @Test
    void an_entry_joins_the_interest_list_when_epoll_ctl_has_succeeded() {
        told.controlling("ADD", 5, "IN");
        assertThat(told.instance().interests()).isEmpty();

        told.returned("epoll_ctl", 0);

        assertThat(told.instance().interests()).containsValue(new Interest(5, 50L, "IN"));
    }

    @Test
    void a_call_that_fails_changes_nothing() {
        told.controlling("ADD", 5, "IN").failed("epoll_ctl", "EEXIST");

        assertThat(told.instance().interests()).isEmpty();
    }

    @Test
    void a_set_holds_for_later_calls_that_name_none() {
        told.control("ADD", 5, "IN|ET").control("DEL", 5, null).control("ADD", 5, null);

        assertThat(told.instance().interests()).containsValue(new Interest(5, 50L, "IN|ET"));
    }

    @Test
    void mod_changes_what_is_wanted_and_del_ends_it() {
        told.control("ADD", 5, "IN").control("MOD", 5, "IN|ET");
        assertThat(told.instance().interests()).containsValue(new Interest(5, 50L, "IN|ET"));

        told.queued(50, 10).control("DEL", 5, null).queued(50, 10);

        assertThat(told.instance().interests()).isEmpty();
        assertThat(told.ready()).isEmpty();
    }

    @Test
    void what_epoll_ctl_is_handed_is_not_what_the_task_waits_with() {
        told.control("ADD", 5, "IN");

        assertThat(told.task().watch()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN", "IN|ET"})
    void arriving_bytes_put_an_entry_at_the_end_once(String events) {
        told.control("ADD", 5, events).control("ADD", 6, events);

        told.queued(60, 10).queued(50, 10).queued(60, 10);

        assertThat(told.ready()).containsExactly(6, 5);
    }

    @Test
    void epoll_ctl_lists_a_socket_at_once_that_has_room() {
        told.control("ADD", 5, "IN|ET");
        assertThat(told.ready()).isEmpty();

        told.control("MOD", 5, "OUT|ET");

        assertThat(told.ready()).containsExactly(5);
    }

    @Test
    void epoll_ctl_does_not_list_a_socket_that_is_known_to_be_full() {
        told.entered("sendto", Map.of("fd", 5L, "len", 64L)).failed("sendto", "EAGAIN");

        told.control("ADD", 5, "OUT");

        assertThat(told.ready()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN", "IN|RDHUP|ET", "OUT"})
    void the_close_of_the_peer_wakes_whatever_is_wanted(String events) {
        told.entered("sendto", Map.of("fd", 5L, "len", 64L)).failed("sendto", "EAGAIN");
        told.control("ADD", 5, events);

        told.connection(50, "CLOSE_WAIT");

        assertThat(told.ready()).containsExactly(5);
    }

    @Test
    void epoll_ctl_sees_that_the_peer_has_closed() {
        told.connection(50, "CLOSE_WAIT").control("ADD", 5, "IN|RDHUP|ET");

        assertThat(told.ready()).containsExactly(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RDHUP", ""})
    void bytes_do_not_concern_an_entry_that_does_not_want_them(String events) {
        told.control("ADD", 5, events).queued(50, 10);

        assertThat(told.ready()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD", "MOD"})
    void epoll_ctl_looks_whether_there_is_something_to_read_already(String op) {
        told.control("ADD", 5, "RDHUP").queued(50, 10);

        told.control(op, 5, "IN|ET");

        assertThat(told.ready()).containsExactly(5);
    }

    @Test
    void a_level_triggered_entry_goes_back_to_the_end_until_a_call_finds_nothing() {
        told.control("ADD", 5, "IN").control("ADD", 6, "IN").queued(50, 10).queued(60, 10);

        told.waited(1, 5);
        assertThat(told.ready()).containsExactly(6, 5);

        told.read(5, 10);
        assertThat(told.ready()).containsExactly(6, 5);

        told.waited(8, 6);
        assertThat(told.ready()).containsExactly(6);
    }

    @Test
    void an_edge_triggered_entry_is_back_only_with_new_bytes() {
        told.control("ADD", 5, "IN|ET").queued(50, 64).waited(8, 5);
        assertThat(told.ready()).isEmpty();

        told.read(5, 16).waits(8).sleeps();
        assertThat(told.ready()).isEmpty();

        told.queued(50, 1);
        assertThat(told.ready()).containsExactly(5);
    }

    @Test
    void nothing_is_on_the_list_while_a_task_sleeps_for_it() {
        told.control("ADD", 5, "IN").control("ADD", 6, "IN").queued(50, 10);
        told.waited(8, 5).read(5, 10);
        assertThat(told.ready()).containsExactly(5);

        told.waits(8).sleeps();

        assertThat(told.ready()).isEmpty();
        assertThat(told.machine().waitQueue(Told.INSTANCE))
                .extracting(Task::tid)
                .containsExactly(Told.SERVER);
    }

    @Test
    void bytes_that_come_while_a_task_is_on_its_way_to_sleep_stay_on_the_list() {
        told.control("ADD", 5, "IN").control("ADD", 6, "IN").queued(50, 10);
        told.waited(8, 5).read(5, 10);

        told.waits(8).queued(60, 10).sleeps().woken().runs();

        assertThat(told.ready()).containsExactly(6);
    }

    @Test
    void entries_that_a_full_call_did_not_come_to_stay_in_front() {
        told.control("ADD", 5, "IN").control("ADD", 6, "IN").control("ADD", 7, "IN");
        told.queued(50, 10).queued(60, 10).queued(70, 10).read(5, 10);

        told.waited(1, 6);

        assertThat(told.ready()).containsExactly(7, 6);
    }

    @Test
    void a_call_that_returns_nothing_has_looked_through_the_whole_list() {
        told.control("ADD", 5, "IN").queued(50, 10).waited(8, 5).read(5, 10);

        told.waited(8);

        assertThat(told.ready()).isEmpty();
        var watch = Objects.requireNonNull(told.task().watch());
        assertThat(watch.ready()).isEmpty();
    }

    @Test
    void a_listening_socket_is_ready_for_every_connection() {
        told.listening(8, 80).control("ADD", 8, "IN").queued(80, 0).queued(80, 0);
        assertThat(told.ready()).containsExactly(8);

        told.waited(8, 8).entered("accept4", Map.of("fd", 8L)).returned("accept4", 9);

        assertThat(told.queue(80).chunks()).hasSize(1);
    }

    @Test
    void a_descriptor_leaves_the_lists_when_the_last_one_of_its_file_is_closed() {
        told.opened(9, 50, ObjectType.TCP).control("ADD", 5, "IN").queued(50, 10);

        told.closed(Told.SERVER, 5);
        assertThat(told.ready()).containsExactly(5);

        told.closed(Told.SERVER, 9);
        assertThat(told.ready()).isEmpty();
        assertThat(told.instance().interests()).isEmpty();
        assertThat(told.machine().sockets()).doesNotContainKey(50L);
    }

    @Test
    void the_end_of_a_pipe_goes_with_its_own_descriptor() {
        told.opened(Told.CLIENT, 10, 100, ObjectType.PIPE).opened(10, 100, ObjectType.PIPE);
        told.control("ADD", 10, "IN");

        told.closed(Told.CLIENT, 10);
        assertThat(told.instance().interests()).containsKey(10);

        told.opened(11, 100, ObjectType.PIPE).closed(Told.SERVER, 10);
        assertThat(told.instance().interests()).isEmpty();
    }

    @Test
    void an_instance_goes_with_its_last_descriptor() {
        told.control("ADD", 5, "IN").opened(4, Told.INSTANCE, ObjectType.EPOLL);

        told.closed(Told.SERVER, Told.EPOLL);
        assertThat(told.instance().interests()).hasSize(1);

        told.closed(Told.SERVER, 4);
        assertThat(told.machine().epolls()).isEmpty();
    }
}

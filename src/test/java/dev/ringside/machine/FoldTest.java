package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.story.Corpus;
import dev.ringside.trace.Trace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;

final class FoldTest {
    private static final int SERVER = 5652;
    private static final int CLIENT = 5653;
    private static final long SERVER_SOCKET = 4123;
    private final Trace trace = Corpus.blocking();

    @ParameterizedTest(name = "after fact {0}: server {1}, client {2}, CPU 0 has {3}")
    @CsvSource({
        "5, RUNNING, UNKNOWN, 5652", // the server was put on the CPU before the recording
        "7, SLEEPING, RUNNING, 5653", // it falls asleep in recv
        "10, SLEEPING, SLEEPING, 0", // the client too, in nanosleep
        "11, SLEEPING, READY, 0", // the timer wakes the client
        "12, SLEEPING, RUNNING, 5653",
        "19, READY, RUNNING, 5653", // the client's packet wakes the server
        "26, RUNNING, SLEEPING, 5652",
        "28, RUNNING, SLEEPING, 5652"
    })
    void each_fact_puts_the_tasks_where_the_kernel_put_them(
            int facts, TaskState server, TaskState client, int running) {
        var machine = after(facts);

        assertThat(machine.task(SERVER).orElseThrow().state()).isEqualTo(server);
        assertThat(machine.task(CLIENT).orElseThrow().state()).isEqualTo(client);
        assertThat(machine.cpus().get(0)).extracting(Cpu::running).isEqualTo(running);
    }

    @Test
    void a_blocked_reader_is_in_the_wait_queue_of_its_socket() {
        var machine = after(7);

        var waiting = machine.waitQueue(SERVER_SOCKET);

        assertThat(waiting).extracting(Task::tid).containsExactly(SERVER);
        assertThat(machine.runQueue(0)).isEmpty();
    }

    @Test
    void a_woken_reader_is_on_the_run_queue_and_no_longer_in_the_wait_queue() {
        var machine = after(19);

        assertThat(machine.runQueue(0)).extracting(Task::tid).containsExactly(SERVER);
        assertThat(machine.waitQueue(SERVER_SOCKET)).isEmpty();
    }

    @Test
    void bytes_move_from_the_packet_to_the_queue_to_the_buffer() {
        assertThat(after(15).segments()).hasSize(1);
        assertThat(queue(after(15)).lengthBytes()).isZero();
        assertThat(after(18).segments()).isEmpty();
        assertThat(queue(after(18)).lengthBytes()).isEqualTo(64);
        assertThat(queue(after(27)).lengthBytes()).isZero();
        var buffer = after(27).task(SERVER).orElseThrow().buffer();
        assertThat(buffer).isNotNull().extracting(UserBuffer::filledBytes).isEqualTo(64L);
    }

    @Test
    void an_acknowledgement_is_gone_when_the_soft_interrupt_ends() {
        assertThat(after(21).segments()).hasSize(1);
        assertThat(after(22).segments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_queue_never_holds_more_than_came_in(long seed) {
        var machine = Machine.UNKNOWN;
        for (var event : RandomTraces.of(seed, 700).events()) {
            machine = Fold.apply(machine, event);

            for (var socket : machine.sockets().values()) {
                var queue = socket.queue();
                assertThat(queue.lengthBytes()).isBetween(0L, queue.queuedBytes());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void the_index_is_at_all_times_what_the_tables_say(long seed) {
        var machine = Machine.UNKNOWN;
        for (var event : RandomTraces.of(seed, 1500).events()) {
            machine = Fold.apply(machine, event);

            assertThat(machine.index()).isEqualTo(Index.of(machine));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void a_ready_list_names_only_what_is_in_the_interest_list(long seed) {
        var machine = Machine.UNKNOWN;
        int ready = 0;
        for (var event : RandomTraces.of(seed, 5000).events()) {
            machine = Fold.apply(machine, event);

            for (var epoll : machine.epolls().values()) {
                assertThat(epoll.interests().keySet()).containsAll(epoll.ready());
                ready += epoll.readyCount();
            }
        }
        assertThat(ready).isPositive();
    }

    @Test
    void a_switch_from_before_the_recording_places_tasks_but_is_not_counted() {
        var server = after(5).task(SERVER).orElseThrow();

        assertThat(server.state()).isEqualTo(TaskState.RUNNING);
        assertThat(server.figures().switchesVoluntary()).isZero();
    }

    private Machine after(int facts) {
        return Fold.all(Machine.UNKNOWN, List.copyOf(trace.events().subList(0, facts)));
    }

    private static ReceiveQueue queue(Machine machine) {
        return Objects.requireNonNull(machine.sockets().get(SERVER_SOCKET)).queue();
    }
}

package dev.ringside.machine;

import static dev.ringside.machine.Told.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.userspace.Coroutine;
import dev.ringside.machine.userspace.Coroutine.State;
import dev.ringside.machine.userspace.Crew;
import dev.ringside.machine.userspace.EventQueue;
import dev.ringside.machine.userspace.EventQueue.Item;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

/// What a program arranges above the system-call gate.
final class UserSpaceTest {
    private final Told told = Told.epoll();
    private long nanos = 1_000_000;

    @Test
    void a_coroutine_is_mounted_until_it_yields_and_parked_until_its_descriptor_is_ready() {
        mounted(1);
        assertThat(state(1)).isEqualTo(State.MOUNTED);

        yielded(1, 5, false);
        assertThat(state(1)).isEqualTo(State.PARKED);
        assertThat(crew().mounted()).isEmpty();

        told.waited(64, 6);
        assertThat(state(1)).isEqualTo(State.PARKED);

        told.waited(64, 6, 5);
        assertThat(state(1)).isEqualTo(State.RUNNABLE);
    }

    @Test
    void it_keeps_the_descriptor_that_it_waited_for_while_it_is_mounted_again() {
        mounted(1);
        yielded(1, 5, false);
        mounted(1);

        assertThat(crew().mounted().map(Coroutine::fd)).contains(5);
        assertThat(crew().mounts()).isEqualTo(2);
    }

    @Test
    void one_that_has_ended_does_not_wait() {
        mounted(1);
        yielded(1, 5, false);
        mounted(2);
        yielded(2, null, true);

        assertThat(state(2)).isEqualTo(State.ENDED);
        assertThat(crew().waiting()).isEqualTo(1);
    }

    @Test
    void bytes_that_the_program_has_not_been_told_of_make_no_coroutine_runnable() {
        told.opened(5, 50, ObjectType.TCP);
        mounted(1);
        yielded(1, 5, false);

        told.queued(50, 64);

        assertThat(state(1)).isEqualTo(State.PARKED);
    }

    @Test
    void a_queue_gives_back_first_what_came_first() {
        queued(1, 5);
        queued(2, 6);
        assertThat(queue().waiting().values()).extracting(Item::fd).containsExactly(5, 6);

        taken(1);

        assertThat(queue().waiting().values()).extracting(Item::fd).containsExactly(6);
        assertThat(Objects.requireNonNull(queue().inHand()).fd()).isEqualTo(5);
        assertThat(queue().handled()).isEqualTo(1);
    }

    @Test
    void a_handler_is_over_when_the_loop_asks_the_kernel_again() {
        queued(1, 5);
        taken(1);

        told.waits(64);

        assertThat(queue().inHand()).isNull();
    }

    @Test
    void a_handler_is_over_when_the_loop_closes_its_epoll_instance_but_not_a_socket() {
        told.opened(5, 50, ObjectType.TCP);
        queued(1, 5);
        taken(1);

        told.entered("close", Map.of("fd", 5L)).returned("close", 0);
        assertThat(queue().inHand()).isNotNull();

        told.entered("close", Map.of("fd", (long) Told.EPOLL));
        assertThat(queue().inHand()).isNull();
    }

    @Test
    void what_was_never_queued_can_be_taken_all_the_same() {
        taken(7);

        assertThat(Objects.requireNonNull(queue().inHand()).number()).isEqualTo(7);
        assertThat(queue().waiting().values()).isEmpty();
    }

    private void mounted(int coroutine) {
        told.fact(new CoroutineMounted(at(), coroutine, SERVER));
    }

    private void yielded(int coroutine, @Nullable Integer fd, boolean ended) {
        told.fact(new CoroutineYielded(at(), coroutine, SERVER, fd, ended));
    }

    private void queued(int item, int fd) {
        told.fact(new ItemQueued(at(), "events", item, fd, "IN"));
    }

    private void taken(int item) {
        told.fact(new ItemTaken(at(), "events", item, "onMessage"));
    }

    private Stamp at() {
        nanos += 1000;
        return new Stamp(nanos, 0, SERVER, Source.PROGRAM, null);
    }

    private Crew crew() {
        return told.machine().userSpace().crew(SERVER);
    }

    private State state(int coroutine) {
        return Objects.requireNonNull(crew().all().get(coroutine)).state();
    }

    private EventQueue queue() {
        return Objects.requireNonNull(told.machine().userSpace().queues().get(SERVER));
    }
}

package dev.ringside.story;

import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.junit.jupiter.api.Test;

/// What the story says of what a program does in its own memory.
final class UserSpaceStoryTest {
    private static final int OTHER_PROGRAM = 77;

    @Test
    void one_coroutine_leaves_and_the_next_one_comes_in_one_step() {
        var tale = Tale.begun().mounts(1).yields(1, 5).mounts(2).yields(2, null);

        assertThat(Tale.told(tale.end()))
                .containsExactly(
                        "server itself switches: coroutine 1 starts; no system call",
                        "server itself switches: coroutine 1 yields and waits for fd 5, coroutine 2"
                                + " starts; no system call",
                        "server itself switches: coroutine 2 has come to its end; no system call");
    }

    @Test
    void a_coroutine_goes_on_for_what_it_has_waited_for() {
        var tale = Tale.begun().mounts(1).yields(1, 5);
        tale.enters(SERVER, "epoll_wait", "epfd", 3, "maxevents", 64, "timeout", -1);
        tale.returns(SERVER, "epoll_wait", 1).getsBack("epoll_wait", Watched.one(5, "IN"));

        assertThat(Tale.told(tale.mounts(1).end()))
                .last()
                .isEqualTo(
                        "server itself switches: coroutine 1 goes on, for fd 5 is ready; no system"
                                + " call");
    }

    @Test
    void who_blocks_in_a_coroutine_stops_all_of_them() {
        var tale = Tale.begun().opened(9, ObjectType.TCP);
        tale.mounts(1).yields(1, 5).mounts(2).yields(2, 6).mounts(3);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 64, "flags", 0).sleeps(SERVER);

        assertThat(Tale.told(tale.end()))
                .last()
                .isEqualTo(
                        "server falls asleep (S) in recv, called by coroutine 3: the other 2"
                                + " coroutines stand still; CPU 0 is idle");
    }

    @Test
    void who_sleeps_while_no_coroutine_is_mounted_waits_for_all_of_them() {
        var tale = Tale.begun().opened(9, ObjectType.TCP).mounts(1).yields(1, 5);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 64, "flags", 0).sleeps(SERVER);

        assertThat(Tale.told(tale.end()))
                .last()
                .asString()
                .startsWith("The receive queue of fd 9 is empty.");
    }

    @Test
    void events_that_join_the_queue_together_are_one_step_and_each_handler_is_another() {
        var tale = Tale.begun().lists(1, 5).lists(2, 6).handles(1, "onMessage");
        tale.pause(50_000_000).handles(2, "onMessage");

        assertThat(Tale.told(tale.end()))
                .containsExactly(
                        "server puts 2 events (fd 5 and fd 6) into its own queue, which now holds"
                                + " 2",
                        "server takes fd 5 out of its queue after 20 µs and calls onMessage; one"
                                + " event waits behind it in the queue",
                        "server takes fd 6 out of its queue after 50.02 ms and calls onMessage;"
                                + " nothing waits behind it in the queue");
    }

    @Test
    void another_program_on_the_cpu_is_no_step_while_a_handler_works() {
        var tale = Tale.begun().lists(1, 5).handles(1, "onMessage");
        tale.preempted(SERVER, OTHER_PROGRAM).runs(SERVER, OTHER_PROGRAM);

        assertThat(Tale.told(tale.end())).hasSize(2);
    }
}

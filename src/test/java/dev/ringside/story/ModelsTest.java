package dev.ringside.story;

import static dev.ringside.story.Tale.CLIENT;
import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.story.happening.OfTasks;
import dev.ringside.story.words.Language;
import dev.ringside.trace.Context;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Role;
import dev.ringside.trace.Trace;
import dev.ringside.trace.Watched;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/// What the story says of each I/O model.
final class ModelsTest {
    @Test
    void hundreds_of_tries_in_vain_are_one_step() {
        var told = Tale.told(Tales.polling(812, false));

        assertThat(told)
                .containsExactly(
                        "server sets O_NONBLOCK on fd 9: from now on recv does not wait there",
                        "server calls recv(9, 64): user mode → kernel mode",
                        "recv returns EAGAIN at once: nothing is there, and server keeps the CPU",
                        "server tries recv on fd 9 again, 811 times in 16.21 ms: EAGAIN each time,"
                                + " and it never sleeps",
                        "client calls send(4, 64): user mode → kernel mode",
                        "client's send puts 64 bytes into the receive queue of fd 9",
                        "server calls recv(9, 64): user mode → kernel mode",
                        "64 bytes are copied from the receive queue of fd 9 to server's buffer",
                        "recv returns 64: kernel mode → user mode",
                        "The recording is over; the receive queues are empty");
    }

    @Test
    void a_pause_between_tries_is_told_once_and_then_folded() {
        var told = Tale.told(Tales.polling(10, true));

        assertThat(told.subList(3, 6))
                .containsExactly(
                        "server calls nanosleep and falls asleep (S); CPU 0 is idle",
                        "The timer's interrupt wakes server: CPU 0 runs it 10 µs later",
                        "server tries recv on fd 9 again, 9 times in 40.57 ms: EAGAIN each time,"
                                + " asleep 9 times in between");
    }

    @Test
    void another_program_on_the_cpu_does_not_cut_the_tries_in_two() {
        var tale = Tale.begun().opened(9, ObjectType.TCP).triesInVain(9).triesInVain(9);
        tale.preempted(SERVER, 77).runs(SERVER, 77).triesInVain(9);

        var last = Story.of(tale.end()).steps().getLast().happening();

        assertThat(last).isInstanceOf(OfTasks.Tried.class);
        assertThat(((OfTasks.Tried) last).times()).isEqualTo(2);
        assertThat(((OfTasks.Tried) last).interruptions()).isEqualTo(1);
    }

    @Test
    void select_sleeps_in_many_wait_queues_and_reads_in_a_second_call() {
        var told = Tale.told(Tales.manyWaited("pselect6", null));

        assertThat(told)
                .containsExactly(
                        "server calls select and hands over 5 descriptors (fd 9 … 13); it waits as"
                                + " long as it takes",
                        "None of the 5 is ready. server falls asleep (S) in 5 wait queues at once;"
                                + " CPU 0 is idle",
                        "client calls send(4, 64): user mode → kernel mode",
                        "client's send puts 64 bytes into the receive queue of fd 11 and wakes"
                                + " server (now ready)",
                        "CPU 0 picks server after 20 µs on the run queue",
                        "select returns 1 of 5: server looks through its list and finds fd 11",
                        "server calls recv(11, 64): user mode → kernel mode",
                        "64 bytes are copied from the receive queue of fd 11 to server's buffer",
                        "recv returns 64: kernel mode → user mode");
    }

    @Test
    void a_recorded_callback_is_told_as_recorded_and_another_one_as_a_rule() {
        assertThat(arrival(Tales.manyWaited("poll", "pollwake")))
                .contains("is pollwake; it is recorded")
                .doesNotContain("As Linux does it");
        assertThat(arrival(Tales.manyWaited("poll", null)))
                .contains("As Linux does it, the callback pollwake")
                .contains("not recorded here");
    }

    @Test
    void select_takes_descriptors_for_which_the_c_library_has_no_place() {
        var tale = Tale.begun().opened(3000, ObjectType.TCP);
        tale.hands("pselect6", 0L, Watched.one(3000, "IN"));
        tale.enters(SERVER, "pselect6", "nfds", 3001).returns(SERVER, "pselect6", 0);
        var story = Story.of(tale.getsBack("pselect6").end());

        var asked = new Narrator(story, Language.EN).tell(story.steps().get(1));

        assertThat(asked.detail()).contains("Descriptor 3000 has no place").contains("1,024");
        assertThat(Tale.told(story.trace()).getLast())
                .isEqualTo("select returns 0 at once: nothing is ready, and it was not to wait");
    }

    @Test
    void level_triggered_epoll_returns_at_once_for_what_was_left() {
        var told = Tale.told(Tales.epoll(false));

        assertThat(told)
                .containsExactly(
                        "server calls epoll_create1: the kernel shall keep a list of descriptors",
                        "epoll_create1 returns 6, the descriptor of the new epoll: kernel mode →"
                                + " user mode",
                        "server adds fd 9 to the interest list of epoll fd 6",
                        "server asks epoll fd 6 who is ready (epoll_wait); it waits as long as it"
                                + " takes",
                        "The ready list of epoll fd 6 is empty. server falls asleep (S) in the"
                                + " wait queue of epoll; CPU 0 is idle",
                        "client calls send(4, 64): user mode → kernel mode",
                        "client's send puts 64 bytes into the receive queue of fd 9; epoll notes"
                                + " it on its ready list and wakes server (now ready)",
                        "CPU 0 picks server after 20 µs on the run queue",
                        "epoll_wait returns 1 and names it: fd 9",
                        "server calls recv(9, 16): user mode → kernel mode",
                        "16 bytes are copied from the receive queue of fd 9 to server's buffer; 48"
                                + " stay there",
                        "recv returns 16: kernel mode → user mode",
                        "server asks epoll fd 6 who is ready (epoll_wait); it waits at most"
                                + " 15.00 ms",
                        "epoll_wait returns 1 at once and names fd 9: 48 bytes are still there,"
                                + " and it is level-triggered",
                        "server calls recv(9, 64): user mode → kernel mode",
                        "48 bytes are copied from the receive queue of fd 9 to server's buffer",
                        "recv returns 48: kernel mode → user mode",
                        "The recording is over; the receive queues are empty");
    }

    @Test
    void edge_triggered_epoll_sleeps_over_what_was_left() {
        var told = Tale.told(Tales.epoll(true));

        assertThat(told.subList(13, 18))
                .containsExactly(
                        "server falls asleep (S) although there are 48 bytes in the receive queue"
                                + " of fd 9: nothing new has come; CPU 0 is idle",
                        "The timer's interrupt wakes server, for its time limit is over: it is"
                                + " ready and waits for a CPU",
                        "CPU 0 picks server after 10 µs on the run queue",
                        "epoll_wait returns 0: the time (15.00 ms) is up and nothing is ready",
                        "The recording is over and there are 48 bytes in the receive queue of"
                                + " fd 9, which nobody asked for");
    }

    @Test
    void a_drain_ends_with_an_eagain_that_is_good_news() {
        var told = Tale.told(Tales.epollDrained());

        assertThat(told.getLast())
                .isEqualTo("server calls recv on fd 9 once more: EAGAIN, everything has been read");
    }

    @Test
    void thousands_of_additions_are_one_step() {
        var tale = Tale.begun();
        tale.hands("epoll_ctl", null, new Watched(7, 10_006, "IN"));
        for (int fd = 7; fd <= 10_006; fd++) {
            tale.enters(SERVER, "epoll_ctl", "epfd", 6, "op", "ADD", "fd", fd);
            tale.returns(SERVER, "epoll_ctl", 0);
        }

        var told = Tale.told(tale.end());

        assertThat(told)
                .containsExactly(
                        "server adds 10000 descriptors (fd 7 … 10006) to the interest list of"
                                + " epoll fd 6");
    }

    @Test
    void another_program_on_the_cpu_does_not_cut_the_additions_in_two() {
        var tale = Tale.begun();
        tale.enters(SERVER, "epoll_ctl", "epfd", 6, "op", "ADD", "fd", 7);
        tale.returns(SERVER, "epoll_ctl", 0).preempted(SERVER, 77).runs(SERVER, 77);
        tale.enters(SERVER, "epoll_ctl", "epfd", 6, "op", "ADD", "fd", 8);

        assertThat(Tale.told(tale.returns(SERVER, "epoll_ctl", 0).end()))
                .containsExactly(
                        "server adds 2 descriptors (fd 7, 8) to the interest list of epoll fd 6");
    }

    @Test
    void a_drain_may_send_in_between() {
        var tale = Tale.begun().opened(9, ObjectType.TCP).sends(9, 64, -1, null);
        tale.receives(9, 64, 64).enters(SERVER, "sendto", "fd", 9, "len", 64);

        var told = Tale.told(tale.returns(SERVER, "sendto", 64).triesInVain(9).end());

        assertThat(told.getLast()).endsWith("EAGAIN, everything has been read");
    }

    @Test
    void a_timeout_is_told_once_and_then_folded() {
        var told = Tale.told(Tales.timeouts(10));

        assertThat(told.subList(2, 6))
                .containsExactly(
                        "The timer's interrupt wakes server, for its time limit is over: it is"
                                + " ready and waits for a CPU",
                        "CPU 0 picks server after 10 µs on the run queue",
                        "poll returns 0: the time (5.00 ms) is up and nothing is ready",
                        "server asks poll again, 9 times in 45.52 ms: nothing is ready each time,"
                                + " asleep 9 times in between");
    }

    @Test
    void a_connection_counts_as_something_to_read() {
        var told = Tale.told(Tales.listening());

        assertThat(told)
                .contains(
                        "A connection is ready to be accepted at fd 4; server is woken (now ready)",
                        "poll returns 1 of 1: server looks through its list and finds fd 4",
                        "accept4 returns 7, the descriptor of the new connection: kernel mode →"
                                + " user mode");
    }

    @Test
    void the_rest_of_a_datagram_is_lost_and_no_bytes_stay() {
        var told = Tale.told(Tales.datagrams());

        assertThat(told.subList(3, 5))
                .containsExactly(
                        "16 bytes are copied from the receive queue of fd 9 to server's buffer",
                        "The buffer was shorter than the datagram: 48 bytes of it are thrown away");
        assertThat(told.getLast()).isEqualTo("64 bytes for fd 9 are thrown away: SOCKET_RCVBUFF");
    }

    @Test
    void a_pipe_has_no_network_and_ends_with_0() {
        var trace = Tales.pipe();

        assertThat(arrival(trace)).contains("A pipe is a buffer in the kernel");
        assertThat(Tale.told(trace).getLast())
                .isEqualTo(
                        "read returns 0, the other end will send nothing more: kernel mode → user"
                                + " mode");
    }

    @Test
    void an_echo_goes_to_the_clients_side() {
        var tale = Tale.begun().opened(9, ObjectType.UNIX);
        tale.opened(CLIENT, 4, ObjectType.UNIX, null, null);
        tale.enters(CLIENT, "recvfrom", "fd", 4, "len", 64).sleeps(CLIENT);
        tale.enters(SERVER, "sendto", "fd", 9, "len", 64);
        tale.echoed(4, 64).woken(CLIENT, SERVER, Context.TASK, null);

        var told = Tale.told(tale.end());

        assertThat(told.getLast())
                .isEqualTo(
                        "server's send puts 64 bytes into the receive queue of fd 4 on the"
                                + " clients' side and wakes client (now ready)");
    }

    @Test
    void clients_are_told_apart_by_their_names() {
        var tale = Tale.begun().task(202, Tale.CLIENTS, "client 2", Role.CLIENT);
        tale.enters(202, "sendto", "fd", 5, "len", 64);

        assertThat(Tale.told(tale.end()))
                .containsExactly("client 2 calls send(5, 64): user mode → kernel mode");
    }

    @Test
    void what_the_weaker_probes_do_not_see_is_said_once_and_nothing_is_guessed() {
        var tale = Tale.by("call").opened(9, ObjectType.TCP);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 64).returns(SERVER, "recvfrom", 64);

        var story = Story.of(tale.end());
        var lines = new StoryText(story, Language.EN).steps();

        assertThat(lines.getFirst()).contains("Recorded around the calls alone");
        assertThat(lines.subList(1, 3))
                .extracting(line -> line.substring(21))
                .containsExactly(
                        "server calls recv(9, 64): user mode → kernel mode",
                        "recv returns 64: kernel mode → user mode");
        assertThat(lines.get(3)).contains("context switches and CPU time not recorded");
        assertThat(story.messages()).isEmpty();
    }

    @Test
    void a_switch_with_one_known_side_names_no_partner() {
        var tale = Tale.by("thread").opened(9, ObjectType.TCP);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 64).leavesFor(SERVER, -1);
        tale.runs(SERVER, -1).returns(SERVER, "recvfrom", 64);

        var told = Tale.told(tale.end());

        assertThat(told.subList(1, 3))
                .containsExactly(
                        "The receive queue of fd 9 is empty. server falls asleep (S); who gets its"
                                + " CPU is not recorded",
                        "CPU 0 runs server again; who woke it is not recorded");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_model_has_words_without_gaps(Language language) {
        for (var trace : all()) {
            var story = Story.of(trace);
            var narrator = new Narrator(story, language);

            for (var step : story.steps()) {
                var telling = narrator.tell(step);

                assertThat(telling.title() + telling.line() + telling.detail())
                        .doesNotContainPattern("[{}]|null|-1");
                assertThat(telling.detail()).isNotBlank();
            }
            assertThat(new StoryText(story, language).figures())
                    .allSatisfy(line -> assertThat(line).doesNotContainPattern("[{}]|null|-1"));
        }
    }

    static List<Trace> all() {
        return List.of(
                Tales.polling(5, false),
                Tales.polling(5, true),
                Tales.manyWaited("pselect6", null),
                Tales.manyWaited("poll", "pollwake"),
                Tales.epoll(false),
                Tales.epoll(true),
                Tales.epollDrained(),
                Tales.timeouts(3),
                Tales.listening(),
                Tales.datagrams(),
                Tales.pipe());
    }

    private static String arrival(Trace trace) {
        var story = Story.of(trace);
        var narrator = new Narrator(story, Language.EN);
        return story.steps().stream()
                .filter(s -> s.happening() instanceof OfTasks.Arrived)
                .map(s -> narrator.tell(s).detail())
                .findFirst()
                .orElseThrow();
    }
}

package dev.ringside.story;

import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.WaitPlace;
import dev.ringside.story.TaskFacts.CallFacts;
import dev.ringside.story.words.Language;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Watched;

import org.junit.jupiter.api.Test;

/// Phases, waits and counts.
final class FiguresTest {
    @Test
    void waiting_for_many_and_reading_are_two_calls_of_one_message() {
        var message = Story.of(Tales.manyWaited("poll", null)).messages().getFirst();

        assertThat(message.waitCall()).isEqualTo("poll");
        assertThat(message.slept()).isTrue();
        assertThat(message.waitNanos()).isEqualTo(20_030_000);
        assertThat(message.wakeUpNanos()).isEqualTo(30_000);
        assertThat(message.toReadNanos()).isEqualTo(30_000);
        assertThat(message.copyAtMostNanos()).isEqualTo(20_000);
        assertThat(message.returnNanos() - message.callNanos())
                .isEqualTo(
                        message.waitNanos()
                                + message.wakeUpNanos()
                                + message.toReadNanos()
                                + message.copyAtMostNanos());
    }

    @Test
    void polling_waits_from_the_first_try_and_sleeps_never() {
        var message = Story.of(Tales.polling(100, false)).messages().getFirst();

        assertThat(message.waitNanos()).isEqualTo(2_010_000);
        assertThat(message.slept()).isFalse();
        assertThat(message.wakeUpNanos()).isZero();
    }

    @Test
    void what_was_left_by_an_earlier_read_was_not_waited_for() {
        var second = Story.of(Tales.epoll(false)).messages().get(1);

        assertThat(second.lengthBytes()).isEqualTo(48);
        assertThat(second.waitNanos()).isZero();
        assertThat(second.slept()).isFalse();
    }

    @Test
    void calls_that_ran_into_their_timeout_belong_to_the_wait() {
        var trace = Tales.timeouts(10);

        var message = Story.of(trace).messages().getFirst();

        assertThat(message.callFact())
                .isEqualTo(
                        Story.of(trace).steps().get(1).first() + 1); // behind what it handed over
        assertThat(message.waitNanos()).isGreaterThan(50_000_000);
    }

    @Test
    void phases_are_never_negative() {
        for (var trace : ModelsTest.all()) {
            assertThat(Story.of(trace).messages())
                    .allSatisfy(m -> {
                        assertThat(m.waitNanos()).isNotNegative();
                        assertThat(m.wakeUpNanos()).isNotNegative();
                        assertThat(m.toReadNanos()).isNotNegative();
                        assertThat(m.copyAtMostNanos()).isNotNegative();
                    });
        }
    }

    @Test
    void the_message_on_its_way_is_that_of_the_next_read() {
        var story = Story.of(Tales.epoll(false));
        var first = story.messages().get(0);
        var second = story.messages().get(1);

        assertThat(story.messageOf(SERVER, first.callFact())).isEmpty();
        assertThat(story.messageOf(SERVER, first.callFact() + 1)).contains(first);
        assertThat(story.messageOf(SERVER, first.returnFact() + 1)).contains(first);
        assertThat(story.messageOf(SERVER, second.callFact() + 1)).contains(second);
        assertThat(story.messageOf(SERVER, story.trace().size())).contains(second);
    }

    @Test
    void a_wait_says_for_what_who_ended_it_and_how_long_it_took_to_run() {
        var story = Story.of(Tales.manyWaited("poll", "pollwake"));

        var wait = story.blocked().getFirst();

        assertThat(wait.place()).isEqualTo(new WaitPlace.OfSet("poll", 5));
        assertThat(wait.set()).containsExactly(new Watched(9, 13, "IN"));
        assertThat(wait.wakeToRunNanos()).isEqualTo(20_000);
        assertThat(new Narrator(story, Language.EN).why(wait))
                .isEqualTo(
                        "blocked for 20.03 ms in poll, the wait queues of 5 descriptors"
                                + " (fd 9 … 13); woken in a soft interrupt on top of client,"
                                + " callback pollwake; 20 µs from there to running");
    }

    @Test
    void a_wait_without_end_and_one_without_a_waker_say_so() {
        var tale = Tale.by("thread").opened(9, ObjectType.TCP);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 64).leavesFor(SERVER, -1);
        tale.runs(SERVER, -1).returns(SERVER, "recvfrom", 64);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 64).leavesFor(SERVER, -1);
        var story = Story.of(tale.end());

        var narrator = new Narrator(story, Language.EN);

        assertThat(story.blocked().stream().map(narrator::why))
                .containsExactly(
                        "blocked for 10 µs in recv, wait queue of fd 9; who woke it is not"
                                + " recorded",
                        "blocked for 0 ns in recv, wait queue of fd 9; not woken within the"
                                + " recording");
    }

    @Test
    void a_run_that_only_follows_from_the_return_is_not_measured() {
        var tale = Tale.by("call").opened(9, ObjectType.TCP);
        tale.enters(SERVER, "recvfrom", "fd", 9, "len", 64).leavesFor(SERVER, -1);
        tale.queued(-1, 9, 64, "program:SO_TIMESTAMPNS").runsByRule(SERVER);
        tale.returns(SERVER, "recvfrom", 64);

        var message = Story.of(tale.end()).messages().getFirst();

        assertThat(message.wakeUpUnseen()).isTrue();
        assertThat(message.copyAtMostNanos()).isEqualTo(20_000);
    }

    @Test
    void calls_about_many_descriptors_are_counted_with_what_they_carry() {
        var server = Story.of(Tales.timeouts(3)).tasks().getFirst();

        assertThat(server.calls())
                .containsExactly(
                        new CallFacts("poll", 4, 0, 20, 1, 3),
                        new CallFacts("recvfrom", 1, 0, 0, 0, 0));
        assertThat(server.toUserBytes()).isEqualTo(64);
    }

    @Test
    void calls_that_return_eagain_are_counted() {
        var server = Story.of(Tales.polling(100, false)).tasks().getFirst();

        assertThat(server.wouldBlock()).isEqualTo(100);
        assertThat(server.calls())
                .containsExactly(
                        new CallFacts("fcntl", 2, 0, 0, 0, 0),
                        new CallFacts("recvfrom", 101, 100, 0, 0, 0));
    }
}

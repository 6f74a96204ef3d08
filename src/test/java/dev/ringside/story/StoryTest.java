package dev.ringside.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.RandomTraces;
import dev.ringside.story.words.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ResourceBundle;

final class StoryTest {
    @Test
    void a_blocking_recv_is_told_in_nine_steps() {
        var story = Story.of(Corpus.blocking());

        var lines = new StoryText(story, Language.EN).steps();

        assertThat(lines.subList(0, 10))
                .containsExactly(
                        "  1        0.005 ms  server calls recv(5, 4096): user mode → kernel mode",
                        "  2        0.013 ms  The receive queue of fd 5 is empty. server falls"
                                + " asleep (S); CPU 0 goes to client",
                        "  3        0.043 ms  client calls nanosleep and falls asleep (S); CPU 0 is"
                                + " idle",
                        "  4       20.116 ms  The timer's interrupt wakes client: CPU 0 runs it 16"
                                + " µs later",
                        "  5       20.151 ms  client calls write(4, 64): user mode → kernel mode",
                        "  6       20.202 ms  client's write puts 64 bytes into the receive queue"
                                + " of fd 5 and wakes server (now ready)",
                        "  7       20.233 ms  CPU 0 picks server after 29 µs on the run queue",
                        "  8       20.238 ms  64 bytes are copied from the receive queue of fd 5 to"
                                + " server's buffer",
                        "  9       20.243 ms  recv returns 64: kernel mode → user mode",
                        "① wait for data 20.197 ms   wake-up 0.031 ms   ② copy ≤ 0.010 ms   64"
                                + " bytes");
    }

    @Test
    void the_phases_of_a_message_fill_the_time_between_call_and_return() {
        var message = Story.of(Corpus.blocking()).messages().getFirst();

        long sum = message.waitNanos() + message.wakeUpNanos() + message.copyAtMostNanos();

        assertThat(sum).isEqualTo(message.returnNanos() - message.callNanos());
        assertThat(message.slept()).isTrue();
    }

    @Test
    void the_server_switches_once_and_its_times_fill_the_recording() {
        var server = Story.of(Corpus.blocking()).tasks().getFirst();

        var f = server.figures();

        assertThat(f.switchesVoluntary()).isEqualTo(1);
        assertThat(f.switchesForced()).isZero();
        assertThat(f.userNanos() + f.kernelNanos() + f.readyNanos() + f.blockedNanos())
                .isEqualTo(20_243_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void every_fact_belongs_to_exactly_one_step_whatever_the_facts_are(long seed) {
        var trace = RandomTraces.of(seed, 500);

        var story = Story.of(trace);

        int next = 0;
        for (var step : story.steps()) {
            assertThat(step.first()).isEqualTo(next);
            next = step.next();
        }
        assertThat(next).isEqualTo(trace.size());
        for (int i = 0; i < trace.size(); i++) {
            var step = story.stepOf(i);
            assertThat(i).isBetween(step.first(), step.next() - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_step_of_any_trace_has_words_without_gaps(Language language) {
        for (long seed = 1; seed <= 20; seed++) {
            var story = Story.of(RandomTraces.of(seed, 300));
            var narrator = new Narrator(story, language);

            for (var step : story.steps()) {
                var telling = narrator.tell(step);

                assertThat(telling.title() + telling.line() + telling.detail())
                        .doesNotContainPattern("[{}]|null");
                assertThat(telling.detail()).isNotBlank();
            }
        }
    }

    @Test
    void both_languages_have_the_same_texts() {
        var english =
                ResourceBundle.getBundle("dev.ringside.assets.text.story", Language.EN.locale());
        var chinese =
                ResourceBundle.getBundle("dev.ringside.assets.text.story", Language.ZH.locale());

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }
}

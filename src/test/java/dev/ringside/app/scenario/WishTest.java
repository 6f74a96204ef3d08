package dev.ringside.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.theme.Texts;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Reads;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.lab.scenario.Trigger;
import dev.ringside.story.words.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WishTest {
    private static final Texts ENGLISH = new Texts(Language.EN);

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_model_can_be_recorded_as_it_is_and_is_told_in_words(Language language) {
        var texts = new Texts(language);

        for (IoModel model : Models.all()) {
            var wish = Wish.usual(model);

            assertThat(WishWords.fault(wish, texts)).isEmpty();
            var scenario = wish.scenario();
            String size = model.alone() ? "" : scenario.traffic().sizeBytes() + " B";
            assertThat(WishWords.summary(wish, scenario, 9, texts)).contains(size);
            assertThat(texts.get("model." + model.name() + ".summary")).isNotBlank();
            assertThat(texts.get("group." + model.group())).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_option_has_words_for_all_that_can_be_chosen(Language language) {
        var texts = new Texts(language);

        for (Option option : Option.values()) {
            assertThat(texts.get("scenario." + option.text())).isNotBlank();
            for (String choice : option.choices()) {
                assertThat(texts.get("scenario." + option.text() + "." + choice)).isNotBlank();
            }
        }
    }

    @Test
    void whatever_a_model_can_be_told_can_be_said_in_the_window() {
        for (var model : Models.all()) {
            var wish = Wish.usual(model);
            assertThat(wish.options())
                    .as(model.name())
                    .extracting(Option::text)
                    .containsAll(model.options())
                    .containsAll(model.choices().keySet());
            model.choices()
                    .forEach((option, choices) ->
                            assertThat(wish.options())
                                    .as(model.name())
                                    .filteredOn(o -> o.text().equals(option))
                                    .flatExtracting(Option::choices)
                                    .containsAll(choices));
        }
    }

    @Test
    void a_model_is_asked_only_what_means_something_to_it() {
        assertThat(Wish.usual(model("blocking")).options())
                .doesNotContain(Option.TRIGGER, Option.TIMEOUT, Option.PAUSE, Option.IDLE);
        assertThat(Wish.usual(model("nonblocking")).options())
                .contains(Option.PAUSE)
                .doesNotContain(Option.TRIGGER, Option.TIMEOUT);
        assertThat(Wish.usual(model("epoll")).options())
                .contains(Option.TRIGGER, Option.TIMEOUT, Option.IDLE)
                .doesNotContain(Option.PAUSE);
    }

    @Test
    void what_was_said_counts_for_the_next_model_as_far_as_it_means_something() {
        var wish =
                Wish.usual(model("nonblocking"))
                        .with(Option.PAUSE, "1ms")
                        .with(Option.TRANSPORT, "udp");

        var scenario = wish.about(model("poll")).scenario();

        assertThat(scenario.traffic().transport()).isEqualTo(Transport.UDP);
        assertThat(scenario.conduct().pauseNanos()).isZero();
        assertThat(wish.about(model("poll")).about(model("nonblocking"))).isEqualTo(wish);
    }

    @Test
    void a_model_has_its_own_usual_values() {
        assertThat(Wish.usual(model("blocking")).value(Option.DELAY)).isEqualTo("200ms");
        assertThat(Wish.usual(model("nonblocking")).value(Option.DELAY)).isEqualTo("5ms");
    }

    @Test
    void an_edge_is_read_until_there_is_nothing_left_unless_it_is_said_otherwise() {
        var edge = Wish.usual(model("epoll")).with(Option.TRIGGER, "edge");

        assertThat(edge.scenario().conduct().trigger()).isEqualTo(Trigger.EDGE);
        assertThat(edge.scenario().conduct().reads()).isEqualTo(Reads.ALL);
        assertThat(edge.value(Option.READ)).isEqualTo("all");

        var once = edge.with(Option.READ, "once");

        assertThat(once.scenario().conduct().reads()).isEqualTo(Reads.ONCE);
        assertThat(once.with(Option.TRIGGER, "level").scenario().conduct().reads())
                .isEqualTo(Reads.ONCE);
    }

    @Test
    void what_differs_from_the_usual_is_said_in_words() {
        var wish =
                Wish.usual(model("epoll"))
                        .with(Option.CLIENTS, "5")
                        .with(Option.TRIGGER, "edge")
                        .with(Option.BUFFER, "16")
                        .with(Option.CPUS, "two");

        assertThat(WishWords.summary(wish, wish.scenario(), 9, ENGLISH))
                .isEqualTo(
                        "5 clients · one message after 200ms · 64 B · edge-triggered · buffer 16 B"
                                + " · two CPUs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CLIENTS  | many  | 'many' is not a whole number.",
                "MESSAGES | x     | 'x' is not a whole number.",
                "MESSAGES | 1001  | messages is 1001, but must be between 1 and 1000.",
                "CLIENTS  | 10001 | clients is 10001, but must be between 1 and 10000.",
                "DELAY    | 5     | '5' is not a duration. Write a whole number and its unit:"
                        + " 200ms, 1s, 50us.",
                "TIMEOUT  | soon  | 'soon' is not a duration. Write a whole number and its unit:"
                        + " 200ms, 1s, 50us.",
                "DELAY    | 11s   | delay is 11s, but must be between 0 and 10s."
            })
    void what_makes_no_sense_is_said_in_a_sentence(Option option, String value, String sentence) {
        var wish = Wish.usual(model("epoll")).with(option, value);

        assertThat(WishWords.fault(wish, ENGLISH)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "LISTEN, udp,  Only TCP and Unix sockets have connections to accept.",
        "LISTEN, pipe, Only TCP and Unix sockets have connections to accept.",
        "ECHO,   pipe, 'A pipe goes one way, so nothing can be sent back.'",
        "LISTEN, unix, ''",
        "ECHO,   udp,  ''",
    })
    void what_a_transport_cannot_do_is_said_in_a_sentence(
            Option option, String transport, String sentence) {
        var wish = Wish.usual(model("poll")).with(Option.TRANSPORT, transport).with(option, "true");

        assertThat(WishWords.fault(wish, ENGLISH)).isEqualTo(sentence);
    }

    private static IoModel model(String name) {
        return Models.named(name).orElseThrow();
    }
}

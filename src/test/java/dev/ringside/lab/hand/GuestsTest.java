package dev.ringside.lab.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.scenario.Scenario;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class GuestsTest {
    @Test
    void clients_come_and_go_and_keep_their_numbers() {
        var guests = new Guests(scenario("tcp", 2));

        guests.accept(Command.of("connect"));
        guests.accept(Command.of("close 1"));

        assertThat(guests.present()).containsExactly(2, 3);
        assertThat(guests.areGone()).isFalse();
    }

    @Test
    void they_are_gone_when_all_have_closed_and_nobody_can_come() {
        var pipes = new Guests(scenario("pipe", 1));
        var connections = new Guests(scenario("tcp", 1));

        pipes.accept(Command.of("close 1"));
        connections.accept(Command.of("close 1"));

        assertThat(pipes.areGone()).isTrue();
        assertThat(connections.areGone()).as("another may connect").isFalse();
    }

    @Test
    void the_ninth_client_is_too_many() {
        var guests = new Guests(scenario("unix", 8));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> guests.accept(Command.of("connect")))
                .withMessage("There have been 8 clients; there can be no more.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    send 2 hi        | There is no client 2.
                    close 0          | There is no client 0.
                    send 1 too long! | The message has 9 bytes, but a message may have at most 8
                    send 1 你好吗     | The message has 9 bytes, but a message may have at most 8
                    send 1           | Say what client 1 shall send.
                    connect          | nobody can connect later; say '--clients' at the begin.
                    """)
    void what_cannot_be_done_gets_one_sentence(String words, String sentence) {
        var guests = new Guests(scenario("udp", 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> guests.accept(Command.of(words)))
                .withMessageContaining(sentence);
    }

    @Test
    void nothing_can_be_done_after_the_stop() {
        var guests = new Guests(scenario("tcp", 1));

        guests.accept(new Command.Stop());

        assertThat(guests.present()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> guests.accept(Command.of("send 1 hi")))
                .withMessage("The experiment has been stopped.");
    }

    private static Scenario scenario(String transport, int clients) {
        var options =
                Map.<String, Object>of(
                        "by-hand", true, "transport", transport, "clients", clients, "size", 8);
        return Models.scenario(Models.named("poll").orElseThrow(), options);
    }
}

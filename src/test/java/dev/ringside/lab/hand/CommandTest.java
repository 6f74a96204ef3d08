package dev.ringside.lab.hand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ringside.lab.hand.Command.Close;
import dev.ringside.lab.hand.Command.Connect;
import dev.ringside.lab.hand.Command.Message;
import dev.ringside.lab.hand.Command.Send;
import dev.ringside.lab.hand.Command.Stop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

class CommandTest {
    @Test
    void a_text_ends_where_the_next_number_stands() {
        var command = Command.of("send 1 good morning 2 world");

        assertThat(command)
                .isEqualTo(
                        new Send(List.of(new Message(1, "good morning"), new Message(2, "world"))));
    }

    @Test
    void quotation_marks_hold_anything() {
        var command = Command.of("send 1 \"4 apples, \\\"fresh\\\" \\\\ 你好\"");

        assertThat(command)
                .isEqualTo(new Send(List.of(new Message(1, "4 apples, \"fresh\" \\ 你好"))));
    }

    @Test
    void the_words_of_a_command_are_that_command() {
        Stream.of(
                        new Send(List.of(new Message(8, "1 \"2\" \\"), new Message(2, " "))),
                        new Connect(),
                        new Close(3),
                        new Stop())
                .forEach(command -> assertThat(Command.of(command.words())).isEqualTo(command));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    shout 1 hello | 'shout' is none of send, connect, close and stop.
                    send          | Say which client: 'send 1 hello'.
                    send hello    | Say which client: 'send 1 hello'.
                    close         | Say which client: 'close 1'.
                    close 99999   | Say which client: 'close 1'.
                    connect 2     | '2' is too much: connect ends before it.
                    send 1 "hello | A quotation mark at the end is missing.
                    """,
            quoteCharacter = '`')
    void what_is_no_command_gets_one_sentence(String words, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Command.of(words))
                .withMessage(sentence);
    }
}

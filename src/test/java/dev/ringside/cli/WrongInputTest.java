package dev.ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;

class WrongInputTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "recrod                              | There is no command 'recrod'. Did you mean"
                        + " 'record'?",
                "xyzzy                               | There is no command 'xyzzy'. There are:"
                        + " doctor, models,",
                "--vesrion                           | There is no option '--vesrion'. Did you mean"
                        + " '--version'?",
                "record blokcing -o x.json           | There is no model 'blokcing'. Did you mean"
                        + " 'blocking'?",
                "record nothing -o x.json            | There is no model 'nothing'. There are:"
                        + " blocking, nonblocking, select, poll, epoll,",
                "record blocking --mesages 3 -o x    | There is no option '--mesages'. Did you mean"
                        + " '--messages'?",
                "record blocking                     | Missing required option: '--output=FILE'",
                "record -o x.json                    | Missing required parameter: 'MODEL'",
                "record blocking more -o x.json      | 'more' is one argument too many.",
                "record blocking --messages 0 -o x   | messages is 0, but must be between 1 and"
                        + " 1000.",
                "record blocking --messages x -o x   | messages is 'x', but must be a whole"
                        + " number.",
                "record blocking --size 40000 -o x   | size is 40000, but must be between 1 and"
                        + " 32768 bytes.",
                "record blocking --delay 11s -o x    | delay is 11s, but must be between 0 and"
                        + " 10s.",
                "record blocking --delay 5 -o x      | '5' is not a duration. Write a whole number"
                        + " and its unit",
                "record blocking --cpus three -o x   | cpus is 'three', but must be 'same' or"
                        + " 'two'.",
                "record poll --trigger edge -o x     | '--trigger' means nothing to poll; it is for"
                        + " epoll.",
                "record blocking --timeout 1s -o x   | '--timeout' means nothing to blocking; it is"
                        + " for select, poll, epoll,",
                "record epoll --listen --transport pipe -o x | '--listen' makes no sense with"
                        + " '--transport pipe': only tcp and unix have connections to accept.",
                "record poll --echo --transport pipe -o x | '--echo' makes no sense with"
                        + " '--transport pipe': a pipe goes one way.",
                "record epoll --late --slow -o x      | '--late' and '--slow' make no sense"
                        + " together: each end would wait for the other.",
                "record epoll --late --transport udp -o x | '--late' makes no sense with"
                        + " '--transport udp': only tcp and unix make a sender wait for room.",
                "record poll --half-close --transport pipe -o x | '--half-close' makes no sense"
                        + " with '--transport pipe': only tcp and unix have two directions.",
                "record blocking --urgent -o x        | '--urgent' means nothing to blocking; it is"
                        + " for select, poll, epoll.",
                "record select --urgent --transport unix -o x | '--urgent' makes no sense with"
                        + " '--transport unix': only tcp has urgent data here.",
                "record poll --port 80 --transport unix -o x | '--port' makes no sense with"
                        + " '--transport unix': tcp and udp have ports.",
                "record poll --clients 10001 -o x    | clients is 10001, but must be between 1 and"
                        + " 10000.",
                "record poll --clients 9999 --idle 2 -o x | idle is 2, but must be between 0 and"
                        + " 1.",
                "record poll --clients 1000 --messages 101 -o x | 1000 clients with 101 messages"
                        + " each are 101000 messages, but at most 100000 may be sent.",
                "record poll --buffer 0 -o x         | buffer is 0, but must be between 1 and 32768"
                        + " bytes.",
                "record poll --probe strace -o x     | There is no probe 'strace'. Choose"
                        + " 'tracefs', 'thread' or 'call'.",
                "record blocking -o /no/such/x.json  | There is no folder /no/such.",
                "record blocking -o /tmp             | /tmp is a folder. Name a file in it."
            })
    void what_is_wrong_is_said_in_one_sentence(String args, String sentence) {
        var err = new StringWriter();

        int code = run(err, args.strip().split(" +"));

        assertThat(err.toString()).contains(sentence.strip()).doesNotContain("\tat ");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void the_hidden_command_is_not_proposed() {
        var err = new StringWriter();

        run(err, "la");

        assertThat(err.toString()).contains("There is no command 'la'.").doesNotContain("lab");
    }

    @Test
    void the_program_alone_says_what_it_can() {
        var out = new StringWriter();
        var line = Ringside.commandLine().setOut(new PrintWriter(out, true));

        int code = line.execute("--help");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("record", "models", "doctor", "show");
        assertThat(out.toString()).doesNotContain("lab ");
    }

    private static int run(StringWriter err, String... args) {
        return Ringside.commandLine(args).setErr(new PrintWriter(err, true)).execute(args);
    }
}

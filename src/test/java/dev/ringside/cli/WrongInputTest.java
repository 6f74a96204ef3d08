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
                        + " blocking.",
                "record blocking --mesages 3 -o x    | There is no option '--mesages'. Did you mean"
                        + " '--messages'?",
                "record blocking                     | Missing required option: '--output=FILE'",
                "record -o x.json                    | Missing required parameter: 'MODEL'",
                "record blocking more -o x.json      | 'more' is one argument too many.",
                "record blocking --messages 0 -o x   | messages is 0, but must be between 1 and"
                        + " 1000.",
                "record blocking --messages x -o x   | 'x' is not an int",
                "record blocking --size 40000 -o x   | size is 40000, but must be between 1 and"
                        + " 32768 bytes.",
                "record blocking --delay 11s -o x    | delay is 11s, but must be between 0 and"
                        + " 10s.",
                "record blocking --delay 5 -o x      | '5' is not a duration. Write a whole number"
                        + " and its unit",
                "record blocking --cpus three -o x   | 'three' is not a choice of CPUs. Choose"
                        + " 'same' or 'two'.",
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

package dev.ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

class ByHandCommandTest {
    @TempDir private Path folder;

    @Test
    void a_script_says_what_the_clients_do_and_its_end_is_the_end() throws Exception {
        assumeTrue(
                Tracefs.find() instanceof TracefsAccess.Granted, "this user may not use tracefs");
        Path file = folder.resolve("a.json");
        var program = RingsideProcess.start("record", "epoll", "--by-hand", "-o", file.toString());

        say(
                program,
                """
                send 1 hello
                connect
                wait 500ms
                send 1 one 2 "2 two"
                send 3 nobody
                shout
                close 1
                """);

        assertThat(program.exitCode()).isZero();
        assertThat(program.err())
                .isEqualTo(
                        """
                        There is no client 3.
                        'shout' is none of send, connect, close and stop.
                        """);
        Trace trace = TraceFile.open(file);
        assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
        assertThat(trace.events().stream().filter(BytesSeen.class::isInstance))
                .map(fact -> text((BytesSeen) fact))
                .containsExactlyInAnyOrder("hello", "one", "2 two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    blocking    | --messages=3   | you decide what is sent and when.
                    poll        | --idle=3       | you decide what is sent and when.
                    poll        | --clients=9    | By hand there can be at most 8 clients.
                    nonblocking | --pause=1ms    | '--pause' must be at least 10ms
                    select      | --timeout=0    | '--timeout' must be at least 10ms
                    epoll       | --patience=2h  | is not a duration
                    epoll       | --patience=3601s | must be between 0 and 3600s
                    """)
    void what_makes_no_sense_by_hand_is_refused(String model, String option, String sentence)
            throws Exception {
        Path file = folder.resolve("a.json");

        var program =
                RingsideProcess.start("record", model, "--by-hand", option, "-o", file.toString());

        assertThat(program.exitCode()).isEqualTo(2);
        assertThat(program.err()).contains(sentence);
    }

    private static void say(RingsideProcess program, String lines) throws Exception {
        try (var stdin = program.process().getOutputStream()) {
            stdin.write(lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String text(BytesSeen seen) {
        return new String(HexFormat.of().parseHex(seen.firstBytes()), StandardCharsets.UTF_8);
    }
}

package dev.ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class CheckCommandTest {
    private static final Path SAMPLE = Path.of("src/test/resources/corpus/blocking-tcp-1.json");

    private final StringWriter out = new StringWriter();

    @Test
    void a_sound_trace_gets_one_line_and_exit_code_0() {
        int code = run(SAMPLE.toString());

        assertThat(code).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(SAMPLE + ": 28 facts, 2 tasks, 20.243 ms, complete");
    }

    @Test
    void a_faulty_trace_gets_every_fault_and_exit_code_1(@TempDir Path folder) throws Exception {
        var file = folder.resolve("a.json");
        Files.writeString(file, Files.readString(SAMPLE).replace("\"left\": \"S\"", "\"left\": 1"));

        int code = run(file.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out.toString().lines())
                .hasSize(4)
                .startsWith(
                        file
                                + ": line 11: In a fact of kind \"switched\", \"left\" must be a"
                                + " text.")
                .endsWith("3 faults");
    }

    @Test
    void a_missing_file_is_a_sentence_and_exit_code_1() {
        int code = run("no such file");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("There is no file no such file.");
    }

    @Test
    void a_program_may_read_the_answer() {
        int code = run("--json", SAMPLE.toString());

        assertThat(code).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(
                        "{\"file\":\""
                                + SAMPLE
                                + "\",\"valid\":true,\"facts\":28,\"tasks\":2,"
                                + "\"durationNanos\":20243000,\"cutOff\":false,\"complete\":true,"
                                + "\"faults\":[]}");
    }

    private int run(String... args) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(args);
    }
}

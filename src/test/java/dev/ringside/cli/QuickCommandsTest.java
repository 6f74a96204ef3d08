package dev.ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.regex.Pattern;

class QuickCommandsTest {
    private static final Pattern HEAVY =
            Pattern.compile(
                    "] (javafx\\.|tools\\.jackson|dev\\.ringside\\.linux\\.(Libc|Syscalls|tracefs)|jdk\\.internal\\.foreign\\.abi\\.AbstractLinker)");

    @Test
    void models_answers_without_loading_the_window_the_kernel_or_json() throws Exception {
        var program = RingsideProcess.start(List.of("-Xlog:class+load"), "models");

        String out = program.out();

        assertThat(program.exitCode()).isZero();
        assertThat(out).contains("blocking  ").contains("dev.ringside.cli.ModelsCommand");
        assertThat(out.lines().filter(line -> HEAVY.matcher(line).find())).isEmpty();
    }

    @Test
    void models_answers_programs_too() throws Exception {
        var program = RingsideProcess.start("models", "--json");

        assertThat(program.exitCode()).isZero();
        assertThat(program.out()).contains("\"name\": \"blocking\"");
    }

    @Test
    void doctor_says_what_can_be_recorded() throws Exception {
        var program = RingsideProcess.start("doctor");

        assertThat(program.exitCode()).isIn(0, 3);
        assertThat(program.out())
                .contains("tracefs")
                .containsAnyOf("can be recorded here", "works");
        assertThat(program.err()).isEmpty();
    }
}

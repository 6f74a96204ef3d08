package dev.ringside.app.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The listings of models that serve nobody are programs, too: each says in its last line what came
/// out.
@Timeout(60)
class AloneListingTest {
    private static final Path LISTINGS = Path.of("assets", "listings").toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "lock, '', 4",
        "lock, deadlock pause=20000, 0",
        "switch, how=processes, 6",
        "switch, how=threads rounds=5, 10",
        "switch, how=coroutines, 6"
    })
    void the_program_in_c_comes_to_its_end(String model, String options, String last)
            throws Exception {
        assumeTrue(there("gcc"), "there is no gcc here");
        String program = folder.resolve(model + ".out").toString();
        lines(
                "gcc -std=c17 -pthread -Wall -Wextra -Werror -I service -o " + program,
                model + "/serve.c",
                "service/reception.c",
                "service/service.c");

        assertThat(lines(program + " 0 0 " + options)).last().isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "lock, '', 4",
        "lock, deadlock pause=20000, 0",
        "switch, how=processes, 6",
        "switch, how=threads rounds=5, 10",
        "switch, how=coroutines, 6"
    })
    void the_program_in_python_comes_to_its_end(String model, String options, String last)
            throws Exception {
        assumeTrue(there("python3"), "there is no python3 here");
        String command = "python3 -B service/service.py " + model + " 0 0 " + options;

        assertThat(lines(command)).last().isEqualTo(last);
    }

    private static List<String> lines(String command, String... more) throws Exception {
        var words = new ArrayList<>(List.of(command.strip().split(" +", -1)));
        words.addAll(List.of(more));
        var process =
                new ProcessBuilder(words)
                        .directory(LISTINGS.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static boolean there(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}

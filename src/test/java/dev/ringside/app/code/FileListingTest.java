package dev.ringside.app.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The listings about files are programs: each gets all bytes of a file, in whichever way.
class FileListingTest {
    private static final Path LISTINGS = Path.of("assets", "listings").toAbsolutePath();
    private static final Path FILE = LISTINGS.resolve("service/service.c");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cold", "mmap", "direct", "sendfile", "splice"})
    void the_program_in_c_gets_the_file(String way) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "there is no gcc here");
        var program = folder.resolve("file.out");
        String flags =
                "gcc -std=c17 -Wall -Wextra -Werror -I service file/serve.c service/file.c -o ";
        run((flags + program).split(" ", -1));

        assertThat(run(program.toString(), way, FILE.toString())).isEqualTo(content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cold", "mmap", "direct", "sendfile", "splice"})
    void the_program_in_python_gets_the_file(String way) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no python3 here");

        assertThat(run("python3", "-B", "service/file.py", way, FILE.toString()))
                .isEqualTo(content());
    }

    @Test
    void the_programs_that_hand_over_addresses_print_their_map() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/gcc")), "there is no gcc here");
        var program = folder.resolve("fault.out");
        String flags =
                "gcc -std=c17 -Wall -Wextra -Werror -I service fault/serve.c service/file.c -o ";
        run((flags + program).split(" ", -1));
        String inC = text(run(program.toString(), "any", FILE.toString()));
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "there is no python3 here");
        String inPython =
                text(run("python3", "-B", "service/file.py", "any", FILE.toString(), "fault"));

        assertThat(inC).contains("fault.out").contains("[stack]").contains("[vdso]");
        assertThat(inPython).contains("[stack]").contains("[vdso]");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] content() throws IOException {
        return Files.readAllBytes(FILE);
    }

    private static byte[] run(String... command) throws Exception {
        var process =
                new ProcessBuilder(command)
                        .directory(LISTINGS.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return out;
    }
}

package dev.ringside.linux;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The C compiler of this computer, as a witness of what structures look like.
public final class CCompiler {
    private CCompiler() {}

    /// What a program prints. The test is skipped if there is no compiler.
    ///
    /// @param folder where it is compiled
    /// @param includes the headers, `stddef.h` and `stdio.h` come by themselves
    /// @param body the statements of `main`
    public static String says(Path folder, String includes, String body)
            throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/cc")),
                "there is no C compiler here to ask, /usr/bin/cc");
        Path source = folder.resolve("witness.c");
        Path program = folder.resolve("witness");
        var text = new StringBuilder("#define _GNU_SOURCE\n");
        ("stdio.h stddef.h string.h " + includes)
                .strip()
                .lines()
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .forEach(header -> text.append("#include <").append(header).append(">\n"));
        text.append("int main(void) {\n").append(body).append("return 0; }\n");
        Files.writeString(source, text);
        run("/usr/bin/cc", "-o", program.toString(), source.toString());
        return run(program.toString()).strip();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}

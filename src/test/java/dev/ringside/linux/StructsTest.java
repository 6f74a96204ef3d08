package dev.ringside.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

final class StructsTest {
    @Test
    void layouts_are_those_of_the_c_compiler(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("layout.c");
        Files.writeString(
                source,
                """
                #define _GNU_SOURCE
                #include <stdio.h>
                #include <stddef.h>
                #include <sched.h>
                #include <time.h>
                #include <netinet/in.h>
                #include <sys/resource.h>
                int main(void) {
                    printf("%zu %zu %zu\\n", sizeof(struct timespec),
                        offsetof(struct timespec, tv_nsec), sizeof(cpu_set_t));
                    printf("%zu %zu %zu\\n", sizeof(struct sockaddr_in),
                        offsetof(struct sockaddr_in, sin_port), offsetof(struct sockaddr_in, sin_addr));
                    printf("%zu %zu %zu %zu %zu\\n", sizeof(struct rusage), offsetof(struct rusage, ru_stime),
                        offsetof(struct rusage, ru_inblock), offsetof(struct rusage, ru_nvcsw), offsetof(struct rusage, ru_nivcsw));
                    return 0;
                }
                """);
        Path program = folder.resolve("layout");
        assumeTrue(run("which", "gcc") != null, "there is no gcc here to ask");
        assertThat(run("gcc", "-o", program.toString(), source.toString())).isNotNull();

        String compiler = run(program.toString());

        assertThat(compiler)
                .isEqualTo(
                        "%d %d %d\n%d %d %d\n%d %d %d %d %d\n"
                                .formatted(
                                        Structs.TIMESPEC.byteSize(),
                                        Structs.offset(Structs.TIMESPEC, "tv_nsec"),
                                        Structs.CPU_SET.byteSize(),
                                        Structs.SOCKADDR_IN.byteSize(),
                                        Structs.offset(Structs.SOCKADDR_IN, "sin_port"),
                                        Structs.offset(Structs.SOCKADDR_IN, "sin_addr"),
                                        Structs.RUSAGE.byteSize(),
                                        Structs.offset(Structs.RUSAGE, "ru_stime"),
                                        Structs.offset(Structs.RUSAGE, "ru_inblock"),
                                        Structs.offset(Structs.RUSAGE, "ru_nvcsw"),
                                        Structs.offset(Structs.RUSAGE, "ru_nivcsw")));
    }

    private static @Nullable String run(String... command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output : null;
    }
}

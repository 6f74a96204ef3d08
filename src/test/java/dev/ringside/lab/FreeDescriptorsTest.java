package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.Syscalls;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The limit of this very process is lowered for a moment, by another one that also raises it
/// again.
class FreeDescriptorsTest {
    private static final String LOWER =
            "trap 'prlimit --pid \"$1\" --nofile=\"$3\":' EXIT;"
                    + " prlimit --pid \"$1\" --nofile=\"$2\": && echo low; read back";

    @Test
    void no_free_descriptors_are_one_sentence() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "there is no prlimit here");
        long usual = limit();
        FreeDescriptors.check();

        Process other = lower(open() + 8, usual);
        try (BufferedReader out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("low");
            assertThatThrownBy(FreeDescriptors::check)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("This program may open no more files")
                    .hasMessageContaining("ulimit -n");
        } finally {
            other.getOutputStream().close();
            other.waitFor();
        }

        assertThat(limit()).isEqualTo(usual);
        FreeDescriptors.check();
    }

    private static Process lower(long to, long usual) throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());
        return new ProcessBuilder(
                        "sh", "-c", LOWER, "sh", pid, Long.toString(to), Long.toString(usual))
                .start();
    }

    private static long limit() {
        try (var calls = new Syscalls()) {
            return calls.getrlimitNofile();
        }
    }

    /// One more than the highest descriptor that is open.
    private static long open() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return 1
                    + all.mapToLong(fd -> Long.parseLong(fd.getFileName().toString()))
                            .max()
                            .orElse(0);
        }
    }
}

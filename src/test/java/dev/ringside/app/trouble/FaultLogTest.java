package dev.ringside.app.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class FaultLogTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void a_fault_is_written_with_its_trace_and_its_thread() {
        var file = folder.resolve("state/ringside.log");

        var place = new FaultLog(file).write(Thread.currentThread(), fault());

        assertThat(place).isEqualTo(file);
        assertThat(file)
                .content()
                .contains(Thread.currentThread().getName())
                .contains("IllegalStateException: a gear fell out")
                .contains("FaultLogTest.fault");
    }

    @Test
    void a_fault_that_comes_with_every_frame_is_told_once_and_written_a_few_times()
            throws IOException {
        var file = folder.resolve("ringside.log");
        var log = new FaultLog(file);

        for (int frame = 0; frame < 1000; frame++) {
            var place = log.write(Thread.currentThread(), fault());
            assertThat(place).isEqualTo(frame == 0 ? file : null);
        }

        assertThat(Files.readString(file).split("a gear fell out", -1)).hasSize(4);
    }

    @Test
    void a_log_that_cannot_be_written_troubles_nobody() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "").resolve("ringside.log");
        var log = new FaultLog(file);

        assertThat(log.write(Thread.currentThread(), fault())).isNull();
        log.stream().println("a warning");

        assertThat(file).doesNotExist();
    }

    @Test
    void what_is_printed_goes_to_the_log_and_a_large_log_begins_anew() throws IOException {
        var file = folder.resolve("ringside.log");
        Files.writeString(file, "x".repeat(2 << 20));

        new FaultLog(file).stream().println("a warning of the toolkit");

        assertThat(file).content().isEqualToIgnoringWhitespace("a warning of the toolkit");
        assertThat(folder.resolve("ringside.log.old")).hasSize(2 << 20);
    }

    private static IllegalStateException fault() {
        return new IllegalStateException("a gear fell out");
    }
}

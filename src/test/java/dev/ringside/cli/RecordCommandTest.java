package dev.ringside.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

class RecordCommandTest {
    @TempDir private Path folder;

    @BeforeEach
    void tracefs_is_there() {
        assumeTrue(
                Tracefs.find() instanceof TracefsAccess.Granted, "this user may not use tracefs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.json.gz"})
    void a_recording_is_saved_and_said_to_be(String name) throws Exception {
        Path file = folder.resolve(name);

        var program = record(file, "--messages", "2", "--delay", "10ms", "--size", "100");

        assertThat(program.exitCode()).as(program.err()).isZero();
        Trace trace = TraceFile.open(file);
        assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
        assertThat(program.out()).startsWith(trace.size() + " facts in ").contains(file.toString());
        assertThat(files()).containsExactly(file);
    }

    @Test
    void ctrl_c_saves_what_was_recorded_up_to_there() throws Exception {
        Path file = folder.resolve("a.json");
        var program = record(file, "--messages", "100", "--delay", "50ms");
        awaitFlow();

        new ProcessBuilder("kill", "-INT", Long.toString(program.process().pid()))
                .start()
                .waitFor();

        assertThat(program.exitCode()).isEqualTo(130);
        assertThat(program.err()).contains("ended early").contains(file.toString());
        Trace trace = TraceFile.open(file);
        assertThat(Objects.requireNonNull(trace.end()).complete()).isFalse();
        assertThat(trace.events()).hasSizeGreaterThan(20).last().isInstanceOf(EndedEarly.class);
        assertThat(files()).containsExactly(file);
        assertThat(program.process().descendants()).isEmpty();
    }

    @Test
    void a_program_that_is_killed_takes_its_lab_with_it_and_leaves_the_part_file()
            throws Exception {
        Path file = folder.resolve("a.json");
        var program = record(file, "--messages", "100", "--delay", "50ms");
        awaitFlow();
        ProcessHandle lab = program.process().children().findFirst().orElseThrow();

        program.process().destroyForcibly();
        lab.onExit().get(20, TimeUnit.SECONDS);

        assertThat(instances("ringside-" + lab.pid() + "-")).isEmpty();
        assertThat(files()).hasSize(1).first().asString().endsWith(".part");
        Trace trace = TraceFile.open(files().getFirst());
        assertThat(trace.end()).isNull();
        assertThat(trace.events()).hasSizeGreaterThan(20);
    }

    private static List<Path> instances(String prefix) throws IOException {
        try (var all = Files.list(Path.of("/sys/kernel/tracing/instances"))) {
            return all.filter(one -> one.getFileName().toString().startsWith(prefix)).toList();
        }
    }

    private RingsideProcess record(Path file, String... options) throws IOException {
        var args = new java.util.ArrayList<>(List.of("record", "blocking", "-o", file.toString()));
        args.addAll(List.of(options));
        return RingsideProcess.start(args.toArray(new String[0]));
    }

    /// Waits until facts of the conversation itself are in the growing file.
    private void awaitFlow() throws IOException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            for (Path part : files()) {
                if (Files.readString(part).contains("bytesSeen")) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no facts came");
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }
}

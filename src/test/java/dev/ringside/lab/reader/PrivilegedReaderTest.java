package dev.ringside.lab.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.tracefs.RealTracefs;
import dev.ringside.linux.tracefs.TraceInstance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The caller is nobody, the reader is root; both are processes of their own.
final class PrivilegedReaderTest {
    private static final Map<String, String> SUDO = Map.of("SUDO_UID", CallerRun.NOBODY);

    @TempDir private static Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        RealTracefs.orSkip();
        CallerRun.assumePossible();
        CallerRun.publish(folder);
    }

    @Test
    void a_user_without_rights_records_an_own_thread() throws Exception {
        try (var run = callerFor("self", "0", "own")) {
            assertThat(run.line()).startsWith("recording ");
            run.go();
            List<String> lines = run.rest();

            assertThat(number(lines, "calls ")).isGreaterThanOrEqualTo(100);
            assertThat(number(lines, "switches ")).isPositive();
            assertThat(lines)
                    .contains("missing []", "lost LossCount[count=0, uncounted=false]", "closed");
            assertThat(run.readerEnds()).isZero();
            assertThat(run.instances()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKEXEC_UID", "SUDO_UID"})
    void only_the_user_who_started_the_reader_is_served(String name) throws Exception {
        try (var run = new CallerRun(folder, Map.of(name, "1234"), "self", "0", "-")) {
            assertThat(run.line()).contains("refused", "serves the user who started it");
            assertThat(run.readerEnds()).isNotZero();
        }
    }

    @Test
    void a_reader_that_nobody_started_by_sudo_or_pkexec_serves_nobody() throws Exception {
        try (var run = new CallerRun(folder, Map.of(), "self", "0", "-")) {
            assertThat(run.line()).contains("refused", "serves the user who started it");
        }
    }

    @Test
    void a_thread_of_root_is_not_observed_for_another_user() throws Exception {
        String mine = Long.toString(ProcessHandle.current().pid());

        try (var run = callerFor(mine, "0", "-")) {
            assertThat(run.line()).contains("refused", "Thread " + mine + " is not one of");
            assertThat(run.readerEnds()).isNotZero();
            assertThat(run.instances()).isEmpty();
        }
    }

    @Test
    void a_thread_of_the_same_user_but_of_another_program_is_not_observed() throws Exception {
        Process other =
                new ProcessBuilder("setpriv", "--reuid=" + CallerRun.NOBODY, "sleep", "60").start();

        try (var run = callerFor(Long.toString(other.pid()), "0", "-")) {
            assertThat(run.line()).contains("refused", "is not one of the program");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_port_of_another_user_is_not_observed() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var run = callerFor("self", "0", "own," + socket.getLocalPort())) {
            assertThat(run.line()).contains("refused", "Port " + socket.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"self 999 -", "self 0 1", "4194304 0 -"})
    void a_cpu_a_port_or_a_thread_that_is_not_there_is_refused(String subject) throws Exception {
        try (var run = callerFor(subject.split(" ", -1))) {
            assertThat(run.line()).startsWith("refused: ");
            assertThat(run.readerEnds()).isNotZero();
            assertThat(run.instances()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "RS", "|| 1 == 1", "../../../../etc/passwd"})
    void nonsense_is_refused(String bytes) throws Exception {
        try (var run = callerFor("nonsense", bytes)) {
            assertThat(run.line()).startsWith("refused: The reader does not understand");
            assertThat(run.readerEnds()).isNotZero();
            assertThat(run.instances()).isEmpty();
        }
    }

    @Test
    void the_reader_ends_with_its_caller_and_leaves_nothing() throws Exception {
        try (var run = callerFor("self", "0", "-")) {
            run.line();
            assertThat(run.instances()).hasSize(1);

            run.caller().destroyForcibly();

            assertThat(run.readerEnds()).isZero();
            assertThat(run.instances()).isEmpty();
        }
    }

    @Test
    void a_reader_that_got_a_signal_lets_its_caller_read_the_rest() throws Exception {
        try (var run = callerFor("self", "0", "-")) {
            run.line();

            run.reader().destroy();
            awaitStop(run);
            run.go();

            assertThat(run.rest()).contains("closed");
            run.readerEnds();
            assertThat(run.instances()).isEmpty();
        }
    }

    @Test
    void a_killed_reader_leaves_an_instance_that_the_kernel_has_stopped() throws Exception {
        try (var run = callerFor("self", "0", "-")) {
            run.line();
            Path instance = run.instances().getFirst();

            run.reader().destroyForcibly();
            run.readerEnds();

            assertThat(Files.readString(instance.resolve("tracing_on"))).startsWith("0");
            run.caller().destroyForcibly().waitFor();
            TraceInstance.removeStale(RealTracefs.orSkip());
            assertThat(instance).doesNotExist();
        }
    }

    @Test
    void rings_that_somebody_keeps_open_are_off_and_empty() throws Exception {
        try (var run = callerFor("self", "0", "-")) {
            run.line();
            Path instance = run.instances().getFirst();
            Path ring = instance.resolve("per_cpu/cpu0/trace_pipe_raw");

            try (InputStream _ = Files.newInputStream(ring)) {
                run.caller().destroyForcibly();

                assertThat(run.readerEnds()).isNotZero();
                assertThat(Files.readString(instance.resolve("tracing_on"))).startsWith("0");
                assertThat(Files.readString(instance.resolve("set_event"))).isEmpty();
                String kilobytes = Files.readString(instance.resolve("buffer_size_kb"));
                assertThat(Integer.parseInt(kilobytes.strip())).isLessThan(64);
            }
            TraceInstance.removeStale(RealTracefs.orSkip());
            assertThat(instance).doesNotExist();
        }
    }

    @Test
    void the_kernel_stops_recording_when_a_thread_becomes_another_program() throws Exception {
        try (var run = callerFor("child", "-", "-")) {
            run.line();
            run.go();
            List<String> lines = run.rest();

            // `read` of the shell returns, it executes the program, and that is all
            assertThat(number(lines, "calls ")).isBetween(1L, 12L);
            assertThat(lines).contains("lost LossCount[count=0, uncounted=true]");
        }
    }

    @Test
    void the_kernel_stops_recording_when_an_id_is_given_to_another_task() throws Exception {
        Path nextId = Path.of("/proc/sys/kernel/ns_last_pid");
        assumeTrue(Files.isWritable(nextId), "This kernel does not let a test choose an id.");
        try (var run = callerFor("child", "-", "-")) {
            int id = Integer.parseInt(run.line().substring("recording ".length()));
            Path on = run.instances().getFirst().resolve("tracing_on");
            ProcessHandle.of(id).orElseThrow().destroyForcibly();
            ProcessHandle.of(id).ifPresent(gone -> gone.onExit().join());
            assertThat(Files.readString(on)).startsWith("1");

            giveAway(id, nextId, on);

            assertThat(Files.readString(on)).startsWith("0");
        }
    }

    /// Starts processes until one has the id; whoever else starts one just then may get it.
    private static void giveAway(int id, Path nextId, Path on) throws Exception {
        for (int i = 0; i < 50 && Files.readString(on).startsWith("1"); i++) {
            Files.writeString(nextId, Integer.toString(id - 1));
            assertThat(new ProcessBuilder("true").start().waitFor()).isZero();
        }
    }

    private static CallerRun callerFor(String... subject) throws IOException {
        return new CallerRun(folder, SUDO, subject);
    }

    private static void awaitStop(CallerRun run) throws IOException {
        Path on = run.instances().getFirst().resolve("tracing_on");
        while (!Files.readString(on).startsWith("0")) {
            Thread.onSpinWait();
        }
    }

    private static long number(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> Long.valueOf(line.substring(key.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + "is not among " + lines));
    }
}

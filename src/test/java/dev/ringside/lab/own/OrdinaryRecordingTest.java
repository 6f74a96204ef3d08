package dev.ringside.lab.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Queued;
import dev.ringside.trace.Switched;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.json.TraceCheck;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The whole program, used by somebody without any privilege.
class OrdinaryRecordingTest {
    private static final int MESSAGES = 4;

    @Test
    void a_recording_has_real_switches_and_arrivals_and_says_what_it_lacks(
            @TempDir Path program, @TempDir Path place) throws Exception {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = place.resolve("own.json");

        Process process =
                OrdinaryUser.startRingside(
                        program,
                        "record",
                        "blocking",
                        "--messages=" + MESSAGES,
                        "--delay=20ms",
                        "-o",
                        file.toString());
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var complained =
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(complained).isZero();
        Trace trace = TraceFile.open(file);
        assertThat(trace.header().probe()).isEqualTo("thread");
        assertThat(said).contains("Recorded by 'thread'", trace.header().whyNotHigher());
        assertThat(trace.header().whyNotHigher()).contains("/sys/kernel/tracing", "sudo");
        assertThat(TraceCheck.of(file).faults()).isEmpty();
        assertThat(trace.events())
                .filteredOn(e -> e instanceof Switched && isFrom(e, "perf:PERF_RECORD_SWITCH"))
                .hasSizeGreaterThanOrEqualTo(2 * MESSAGES);
        assertThat(trace.events())
                .filteredOn(e -> e instanceof Queued && isFrom(e, "program:SO_TIMESTAMPNS"))
                .hasSize(MESSAGES);
    }

    private static boolean isFrom(TraceEvent event, String source) {
        return event.at().source().name().equals(source);
    }
}

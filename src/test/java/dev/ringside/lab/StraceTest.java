package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// The recorded calls are those that strace prints, one for one.
class StraceTest {
    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void the_calls_of_both_tasks_are_those_that_strace_prints(CpuChoice cpus, @TempDir Path folder)
            throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
        var order =
                new LabOrder("blocking", Scenario.of(5, 10_000_000, 64, cpus, 1))
                        .under("strace", "-ff", "-o", folder.resolve("strace.out").toString())
                        .patient(Duration.ofSeconds(40));

        Trace trace = RecordedRun.trace(order);

        int server = TruthTest.server(trace);
        List<String> recorded = calls(trace, server);
        List<String> printed = StraceCalls.conversation(StraceCalls.of(folder, server));
        assertThat(recorded).contains("recvfrom = 64").hasSizeGreaterThanOrEqualTo(5);
        assertThat(printed).startsWith(recorded.toArray(new String[0]));
        int client = TruthTest.task(trace, "client");
        assertThat(Collections.indexOfSubList(StraceCalls.of(folder, client), calls(trace, client)))
                .as("the client's calls, in one piece: %s", calls(trace, client))
                .isNotNegative();
        assertThat(calls(trace, client)).hasSizeGreaterThanOrEqualTo(10);
    }

    private static List<String> calls(Trace trace, int task) {
        return trace.events().stream()
                .filter(e -> e instanceof SysReturned && e.at().tid() == task)
                .map(SysReturned.class::cast)
                .map(r -> r.call() + " = " + (r.errno() == null ? r.result() : r.errno()))
                .toList();
    }
}

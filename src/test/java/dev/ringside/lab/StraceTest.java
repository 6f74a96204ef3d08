package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.linux.Errno;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The recorded calls are those that strace prints, one for one.
class StraceTest {
    private static final Set<Role> OTHERS = Set.of(Role.CLIENT, Role.WORKER);

    private static final Set<String> FIRST =
            Set.of("blocking", "nonblocking", "select", "poll", "epoll");
    private static final int MAX_ERRNO = 4096;
    private static final Set<Object> DIFFERENT = Set.of("udp", "unix", "pipe");
    private static final Set<String> ABOUT_ENDS = Set.of("late", "half-close", "urgent");

    static Stream<Combination> combinations() {
        Stream<Combination> further =
                Stream.concat(
                        Combination.variants().limit(4),
                        Combination.variants()
                                .filter(c ->
                                        !Collections.disjoint(c.options().keySet(), ABOUT_ENDS)));
        return Stream.concat(Combination.all().filter(StraceTest::isAboutTransport), further);
    }

    /// What bytes come through makes a difference to the calls of the first five models; the others
    /// make the same over each.
    private static boolean isAboutTransport(Combination combination) {
        Object transport = combination.options().getOrDefault("transport", "none");
        boolean first = FIRST.contains(combination.model());
        return first || !DIFFERENT.contains(transport);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void the_calls_of_all_tasks_are_those_that_strace_prints(
            Combination combination, @TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "strace is not installed");
        var order =
                combination
                        .order()
                        .under("strace", "-ff", "-o", folder.resolve("strace.out").toString())
                        .patient(Duration.ofSeconds(40));

        Trace trace = RecordedRun.trace(order);

        assertThat(trace.events()).noneMatch(Lost.class::isInstance);
        int server = TruthTest.server(trace);
        List<String> recorded = calls(trace, server);
        List<String> printed = StraceCalls.conversation(StraceCalls.of(folder, server));
        assertThat(recorded)
                .hasSizeGreaterThanOrEqualTo(combination.scenario().traffic().messages());
        assertThat(printed).startsWith(recorded.toArray(new String[0]));
        for (int client : others(trace)) {
            List<String> sent = calls(trace, client);
            sent.remove("clone3 = 0"); // how a new thread begins; strace does not print it
            assertThat(Collections.indexOfSubList(StraceCalls.of(folder, client), sent))
                    .as("the calls of task %d, in one piece: %s", client, sent)
                    .isNotNegative();
            assertThat(sent).isNotEmpty();
        }
    }

    /// The clients, and what the server has started.
    private static int[] others(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof TaskStarted t && OTHERS.contains(t.role()))
                .mapToInt(e -> ((TaskStarted) e).task())
                .toArray();
    }

    /// What a handler returns to may be a call that has failed: strace names the error then.
    private static String result(SysReturned e) {
        long result = e.result();
        boolean failed = e.call().equals("rt_sigreturn") && result < 0 && result > -MAX_ERRNO;
        String errno = failed ? Errno.of((int) -result).name() : e.errno();
        return errno == null ? Long.toString(result) : errno;
    }

    private static List<String> calls(Trace trace, int task) {
        return trace.events().stream()
                .filter(e -> e instanceof SysReturned && e.at().tid() == task)
                .map(SysReturned.class::cast)
                .map(r -> r.call() + " = " + result(r))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}

package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.hand.Command;
import dev.ringside.lab.model.Models;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// The server really waits, and what somebody wants the clients to do really wakes it up.
class ByHandTest {
    @ParameterizedTest
    @CsvSource({
        "blocking,tcp", "nonblocking,tcp", "select,tcp", "poll,tcp", "epoll,tcp",
        "epoll,unix", "blocking,unix", "poll,udp", "nonblocking,pipe", "blocking,pipe"
    })
    void what_is_commanded_is_what_the_server_gets(String model, String transport)
            throws Exception {
        boolean connects = transport.equals("tcp") || transport.equals("unix");
        var order = order(model, "transport", transport, "clients", connects ? 1 : 2);
        try (var run = RecordedRun.start(order, 0)) {
            give(run, "send 1 hello");
            run.awaitUntil(facts -> said(facts).contains("hello"));
            if (connects) {
                give(run, "connect");
            }
            give(run, "send 1 a 2 bcd", "close 1", "send 2 last");
            run.awaitUntil(facts -> String.join("", said(facts)).length() == 5 + 1 + 3 + 4);
            run.process().stop();

            Trace trace = run.awaitEnd();

            assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
            TruthTest.assertSwitchesAreCounted(trace);
            TruthTest.assertBytesAreConserved(trace);
            assertThat(TruthTest.received(trace)).isEqualTo(5 + 1 + 3 + 4);
            assertThat(TruthTest.seen(trace)).isEqualTo(5 + 1 + 3 + 4);
            assertThat(Scenario.fromMap(trace.header().scenario())).isEqualTo(order.scenario());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Rung.class,
            names = {"THREAD", "CALL"})
    void it_goes_by_hand_without_privilege_too(Rung rung) throws Exception {
        try (var run = RecordedRun.start(order("epoll").on(rung, false), 0)) {
            give(run, "connect", "send 2 hi");
            run.awaitUntil(facts -> said(facts).contains("hi"));
            run.process().stop();

            Trace trace = run.awaitEnd();

            assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
            assertThat(clients(trace.events())).containsExactly("client 1", "client 2");
        }
    }

    @Test
    void a_client_is_not_in_the_recording_before_it_connects() throws Exception {
        try (var run = RecordedRun.start(order("epoll"), 0)) {
            give(run, "send 1 hello");
            run.awaitUntil(facts -> said(facts).contains("hello"));
            int before = clients(run.awaitedTrace().events()).size();
            give(run, "connect");
            run.awaitUntil(facts -> accepted(facts) == 2);
            run.process().stop();

            Trace trace = run.awaitEnd();

            assertThat(before).isEqualTo(1);
            assertThat(clients(trace.events())).containsExactly("client 1", "client 2");
        }
    }

    @Test
    void blocking_serves_the_second_client_when_the_first_has_gone() throws Exception {
        try (var run = RecordedRun.start(order("blocking"), 0)) {
            give(run, "connect", "send 2 patience", "send 1 hello");
            run.awaitUntil(facts -> said(facts).contains("hello"));
            long acceptedBefore = accepted(run.awaitedTrace().events());
            var saidBefore = said(run.awaitedTrace().events());
            give(run, "close 1");
            run.awaitUntil(facts -> said(facts).contains("patience"));
            run.process().stop();

            Trace trace = run.awaitEnd();

            assertThat(acceptedBefore).isEqualTo(1);
            assertThat(saidBefore).doesNotContain("patience");
            assertThat(accepted(trace.events())).isEqualTo(2);
            assertThat(Objects.requireNonNull(trace.end()).complete()).isTrue();
        }
    }

    @Test
    void it_can_be_stopped_while_a_client_waits_for_the_answer() throws Exception {
        try (var run = RecordedRun.start(order("blocking", "echo", true), 0)) {
            give(run, "connect", "send 2 patience", "send 1 hello");
            run.awaitUntil(facts -> said(facts).contains("hello"));
            run.process().stop();

            Trace trace = run.awaitEnd();

            assertThat(said(trace.events())).containsExactly("hello", "patience");
            assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
        }
    }

    @Test
    void it_can_be_stopped_when_nobody_is_there() throws Exception {
        try (var run = RecordedRun.start(order("epoll"), 0)) {
            give(run, "close 1");
            run.awaitUntil(facts -> facts.stream().anyMatch(ByHandTest::isEndOfStream));
            run.process().stop();

            Trace trace = run.awaitEnd();

            assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
        }
    }

    @Test
    void it_ends_by_itself_when_nothing_is_commanded() throws Exception {
        try (var run = RecordedRun.start(order("poll", "patience", "400ms"), 0)) {
            Trace trace = run.awaitEnd();

            assertThat(trace.events().getLast())
                    .isInstanceOfSatisfying(
                            EndedEarly.class,
                            e ->
                                    assertThat(e.why())
                                            .isEqualTo(
                                                    "No command came for 400ms, so it was ended."));
            assertNothingIsLeft(run);
        }
    }

    @Test
    void a_killed_one_leaves_its_facts_and_nothing_else() throws Exception {
        try (var run = RecordedRun.start(order("epoll"), 0)) {
            give(run, "send 1 hello");
            run.awaitUntil(facts -> said(facts).contains("hello"));
            var clients = ProcessHandle.of(run.process().pid()).orElseThrow().children().toList();

            new ProcessBuilder("kill", "-KILL", Long.toString(run.process().pid()))
                    .start()
                    .waitFor();
            Trace trace = run.awaitEnd();

            assertThat(said(trace.events())).containsExactly("hello");
            assertThat(trace.events().getLast()).isInstanceOf(EndedEarly.class);
            assertNothingIsLeft(run);
            assertThat(clients).hasSize(1);
            assertThat(clients.getFirst().onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
            assertThat(run.process().give(new Command.Connect())).isFalse();
        }
    }

    private static LabOrder order(String model, Object... namesAndValues) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("by-hand", true);
        if (model.equals("nonblocking")) {
            options.put("pause", "10ms");
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        var known = Models.named(model).orElseThrow();
        return new LabOrder(model, Models.scenario(known, options));
    }

    private static void give(RecordedRun run, String... commands) {
        for (String command : commands) {
            assertThat(run.process().give(Command.of(command))).as(command).isTrue();
        }
    }

    /// What the server saw in its buffer.
    private static List<String> said(List<TraceEvent> facts) {
        return facts.stream()
                .filter(BytesSeen.class::isInstance)
                .map(fact -> HexFormat.of().parseHex(((BytesSeen) fact).firstBytes()))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private static long accepted(List<TraceEvent> facts) {
        return facts.stream()
                .filter(f -> f instanceof SysReturned r && r.call().equals("accept4"))
                .filter(f -> ((SysReturned) f).errno() == null)
                .count();
    }

    private static List<String> clients(List<TraceEvent> facts) {
        return facts.stream()
                .filter(f -> f instanceof TaskStarted t && t.name().startsWith("client"))
                .map(f -> ((TaskStarted) f).name())
                .toList();
    }

    private static boolean isEndOfStream(TraceEvent fact) {
        return fact instanceof SysReturned r && r.call().equals("recvfrom") && r.result() == 0;
    }

    private static void assertNothingIsLeft(RecordedRun run) throws Exception {
        assertThat(ProcessHandle.of(run.process().pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(RecordedRun.instances(run.process().pid())).isEmpty();
        assertThat(run.endings()).isEqualTo(1);
    }
}

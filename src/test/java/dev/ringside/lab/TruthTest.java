package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.model.Models;
import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.lab.scenario.DurationText;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Role;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringSubmitted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is recorded is what the kernel itself counts.
class TruthTest {
    private static final Set<String> RECEIVING = Set.of("RECV", "READ");

    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void the_switches_of_the_server_are_those_that_the_kernel_counted(CpuChoice cpus)
            throws Exception {
        var scenario = Scenario.of(30, 5_000_000, 64, cpus, 1);

        Trace trace = RecordedRun.trace(new LabOrder("blocking", scenario));

        assertThat(assertSwitchesAreCounted(trace)).isGreaterThan(2);
    }

    static Stream<Combination> combinations() {
        return Stream.concat(Combination.all(), Combination.variants());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void what_is_recorded_is_what_the_kernel_counts(Combination combination) throws Exception {
        var scenario = combination.scenario();

        Trace trace = RecordedRun.trace(combination.order());

        assertSwitchesAreCounted(trace);
        boolean ofFile = combination.model().equals("web"); // WebTruthTest counts its bytes
        if (scenario.connections() > 0 && !ofFile) {
            assertBytesAreConserved(trace);
            long cut = discarded(trace);
            assertThat(received(trace)).isEqualTo(scenario.totalBytes() - cut);
            if (!combination.model().equals("processes")) { // whose bytes other programs see
                assertThat(seen(trace)).isEqualTo(scenario.totalBytes() - cut);
            }
        }
        assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
        assertThat(trace.events()).noneMatch(Lost.class::isInstance);
        assertThat(trace.events()).isSortedAccordingTo((a, b) -> Long.compare(time(a), time(b)));
        assertThat(Scenario.fromMap(trace.header().scenario())).isEqualTo(scenario);
    }

    @Test
    void an_edge_that_is_not_used_up_leaves_the_rest_where_it_is() throws Exception {
        var model = Models.named("epoll").orElseThrow();
        Map<String, Object> options =
                Map.of("trigger", "edge", "read", "once", "buffer", 16, "delay", "5ms");

        Trace trace = RecordedRun.trace(new LabOrder("epoll", Models.scenario(model, options)));

        assertBytesAreConserved(trace);
        assertThat(received(trace)).isEqualTo(16);
        List<Long> left =
                trace.events().stream()
                        .filter(QueueSampled.class::isInstance)
                        .map(e -> ((QueueSampled) e).lengthBytes())
                        .toList();
        assertThat(left).last().isEqualTo(48L);
        assertThat(Objects.requireNonNull(trace.end()).complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"same,3,5ms,32768", "two,200,200us,1000"})
    void long_messages_and_quick_ones_are_conserved_too(
            String cpus, int messages, String delay, int size) throws Exception {
        var scenario =
                Scenario.of(messages, DurationText.nanos(delay), size, CpuChoice.of(cpus), 1);

        Trace trace = RecordedRun.trace(new LabOrder("blocking", scenario));

        assertBytesAreConserved(trace);
        assertThat(received(trace)).isEqualTo(scenario.totalBytes());
        assertThat(trace.end()).isEqualTo(new TraceEnd(trace.size(), 0, true));
    }

    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void the_facts_come_in_the_order_of_time_and_begin_at_zero(CpuChoice cpus) throws Exception {
        var scenario = Scenario.of(2, 20_000_000, 64, cpus, 1);

        Trace trace = RecordedRun.trace(new LabOrder("blocking", scenario));

        assertThat(trace.events()).isSortedAccordingTo((a, b) -> Long.compare(time(a), time(b)));
        assertThat(time(trace.events().getFirst())).isZero();
        assertThat(trace.events().stream().filter(e -> e instanceof Switched s && s.already()))
                .as("it is known who has the CPUs")
                .isNotEmpty();
        assertThat(Scenario.fromMap(trace.header().scenario())).isEqualTo(scenario);
    }

    @Test
    void each_connection_has_a_thread_of_its_own() throws Exception {
        var model = Models.named("threads").orElseThrow();
        Map<String, Object> options = Map.of("clients", 6, "delay", "60ms", "messages", 2);

        Trace trace = RecordedRun.trace(new LabOrder("threads", Models.scenario(model, options)));

        var started =
                trace.events().stream()
                        .filter(e -> e instanceof TaskStarted t && t.role() == Role.WORKER)
                        .map(TaskStarted.class::cast)
                        .toList();
        assertThat(started).hasSize(6).noneMatch(TaskStarted::already);
        assertThat(started)
                .allMatch(t -> t.at().tid() == server(trace))
                .allMatch(t -> t.at().source().name().equals("task:task_newtask"));
        for (TaskStarted worker : started) {
            assertThat(trace.events().stream())
                    .filteredOn(e -> e instanceof BytesSeen && e.at().tid() == worker.task())
                    .as("%s", worker)
                    .hasSize(2);
        }
    }

    @Test
    void nothing_is_handed_over_by_a_call_where_a_thread_of_the_kernel_polls() throws Exception {
        var model = Models.named("uring").orElseThrow();
        Map<String, Object> options = Map.of("mode", "sqpoll", "messages", 5, "delay", "5ms");

        Trace trace = RecordedRun.trace(new LabOrder("uring", Models.scenario(model, options)));

        assertThat(trace.events()).filteredOn(UringSubmitted.class::isInstance).hasSize(5);
        assertThat(trace.events())
                .filteredOn(e -> e instanceof SysEntered s && s.call().equals("io_uring_enter"))
                .allMatch(e -> ((SysEntered) e).args().number("to_submit").orElse(0) == 0);
    }

    @Test
    void a_datagram_that_finds_no_room_is_dropped_and_the_kernel_says_so() throws Exception {
        var model = Models.named("blocking").orElseThrow();
        Map<String, Object> options =
                Map.of(
                        "slow",
                        "true",
                        "transport",
                        "udp",
                        "messages",
                        9,
                        "delay",
                        "0",
                        "cpus",
                        "two");

        Trace trace = RecordedRun.trace(new LabOrder("blocking", Models.scenario(model, options)));

        var dropped =
                trace.events().stream()
                        .filter(Discarded.class::isInstance)
                        .map(Discarded.class::cast)
                        .toList();
        assertThat(dropped)
                .isNotEmpty()
                .allMatch(d -> d.at().source().name().equals("udp:udp_fail_queue_rcv_skb"))
                .allMatch(d -> d.lengthBytes() == 64);
        assertThat(received(trace) + discarded(trace)).isEqualTo(9 * 64);
        assertThat(trace.events()).noneMatch(Lost.class::isInstance);
    }

    private static long time(TraceEvent event) {
        return event.at().nanos();
    }

    static int server(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof TaskStarted t && t.role() == Role.SERVER)
                .mapToInt(e -> ((TaskStarted) e).task())
                .findFirst()
                .orElseThrow();
    }

    /// The server and what it has started.
    static Set<Integer> serving(Trace trace) {
        return trace.events().stream()
                .filter(TaskStarted.class::isInstance)
                .map(TaskStarted.class::cast)
                .filter(t -> t.role() == Role.SERVER || t.role() == Role.WORKER)
                .map(TaskStarted::task)
                .collect(Collectors.toSet());
    }

    private static Map<Integer, Integer> processes(Trace trace) {
        Map<Integer, Integer> processes = new HashMap<>();
        for (TraceEvent event : trace.events()) {
            if (event instanceof TaskStarted t) {
                processes.put(t.task(), t.process());
            }
        }
        return processes;
    }

    static int task(Trace trace, String name) {
        return trace.events().stream()
                .filter(e -> e instanceof TaskStarted t && t.name().equals(name))
                .mapToInt(e -> ((TaskStarted) e).task())
                .findFirst()
                .orElseThrow();
    }

    private static List<Sampled> counters(Trace trace) {
        return trace.events().stream()
                .filter(e -> e.at().source().name().equals("program:getrusage"))
                .map(Sampled.class::cast)
                .filter(sampled -> sampled.task() == server(trace))
                .toList();
    }

    private static long switches(Sampled sampled) {
        return Objects.requireNonNull(sampled.switchesVoluntary())
                + Objects.requireNonNull(sampled.switchesForced());
    }

    /// Returns how many there were.
    static long assertSwitchesAreCounted(Trace trace) {
        List<Sampled> counters = counters(trace);
        if (counters.size() < 2) {
            return 0; // the server was switched just while it asked for its counters
        }
        int from = trace.events().indexOf(counters.getFirst());
        int to = trace.events().indexOf(counters.getLast());
        long recorded =
                trace.events().subList(from, to).stream()
                        .filter(e -> e instanceof Switched s && s.out() == server(trace))
                        .count();
        assertThat(recorded)
                .as("switches of the server")
                .isEqualTo(switches(counters.getLast()) - switches(counters.getFirst()));
        return recorded;
    }

    /// Of datagrams the kernel only tells the length of the next, so they are compared when there
    /// is none.
    static void assertBytesAreConserved(Trace trace) {
        Map<List<Integer>, Long> objects = new HashMap<>();
        Map<Integer, Integer> processes = processes(trace);
        Map<Long, Long> left = new HashMap<>();
        Set<Integer> server = serving(trace);
        boolean udp = "udp".equals(trace.header().scenario().get("transport"));
        int samples = 0;
        for (TraceEvent event : trace.events()) {
            switch (event) {
                case Opened o when server.contains(o.task()) ->
                        objects.put(List.of(processes.get(o.task()), o.fd()), o.object().id());
                case Queued q -> left.merge(q.object(), (long) q.lengthBytes(), Long::sum);
                case Discarded d -> left.merge(d.object(), (long) -d.lengthBytes(), Long::sum);
                case Copied c
                        when c.direction() == Direction.TO_USER
                                && server.contains(c.at().tid()) -> {
                    Long object = objects.get(List.of(processes.get(c.at().tid()), c.fd()));
                    assertThat(object).as("%s", c).isNotNull();
                    assertThat(left.merge(object, (long) -c.lengthBytes(), Long::sum))
                            .as("%s", c)
                            .isNotNegative();
                }
                case QueueSampled s when !udp || s.lengthBytes() == 0 -> {
                    samples++;
                    assertThat(left.getOrDefault(s.socket(), 0L))
                            .as("%s", s)
                            .isEqualTo(s.lengthBytes());
                }
                // the others move no bytes of the server
                case TraceEvent _ -> {}
            }
        }
        if (trace.header().scenario().get("close") == null) { // nothing is left to be sampled
            assertThat(samples).isPositive();
        }
    }

    /// What calls and requests brought. A `read` of something else than a pipe takes a signal.
    static long received(Trace trace) {
        if (trace.header().model().equals("processes")) {
            return copied(trace);
        }
        boolean pipe = "pipe".equals(trace.header().scenario().get("transport"));
        boolean byHelper = trace.header().model().equals("aio");
        String reading = pipe || byHelper ? "read" : "recvfrom";
        Set<Integer> server = serving(trace);
        Set<Long> receives = new HashSet<>();
        long bytes = 0;
        for (TraceEvent event : trace.events()) {
            switch (event) {
                case SysReturned r
                        when r.errno() == null
                                && r.call().equals(reading)
                                && server.contains(r.at().tid()) ->
                        bytes += r.result();
                case UringSubmitted u when RECEIVING.contains(u.op()) -> receives.add(u.request());
                case UringCompleted u when receives.remove(u.request()) ->
                        bytes += Math.max(0, u.result()); // else it was called off
                // the others bring nothing
                case TraceEvent _ -> {}
            }
        }
        return bytes;
    }

    /// A `read` of another program may be of a file, too.
    private static long copied(Trace trace) {
        Set<Integer> server = serving(trace);
        return trace.events().stream()
                .filter(e -> e instanceof Copied c && c.direction() == Direction.TO_USER)
                .filter(e -> server.contains(e.at().tid()))
                .mapToLong(e -> ((Copied) e).lengthBytes())
                .sum();
    }

    private static long discarded(Trace trace) {
        return trace.events().stream()
                .filter(Discarded.class::isInstance)
                .mapToLong(e -> ((Discarded) e).lengthBytes())
                .sum();
    }

    static long seen(Trace trace) {
        return trace.events().stream()
                .filter(BytesSeen.class::isInstance)
                .mapToLong(e -> ((BytesSeen) e).lengthBytes())
                .sum();
    }
}

package dev.ringside.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.linux.tracefs.RealTracefs;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Left;
import dev.ringside.trace.Queued;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracefsProbeTest {
    private BlockingReceive run;
    private List<TraceEvent> facts;
    private int server;

    @BeforeAll
    void record_one_blocking_receive() throws Exception {
        RealTracefs.orSkip();
        run = BlockingReceive.record();
        facts = run.facts();
        server = run.observed().tasks().getFirst().tid();
        if (System.getenv("RINGSIDE_PRINT") != null) {
            facts.forEach(System.out::println);
        }
    }

    @Test
    void a_blocking_receive_goes_through_its_phases_in_order() {
        int entered = first(0, f -> f instanceof SysEntered e && is(e, "recvfrom"));
        int asleep =
                first(
                        entered,
                        f ->
                                f instanceof Switched e
                                        && e.out() == server
                                        && e.left() == Left.SLEEPING);
        int queued = first(asleep, f -> f instanceof Queued);
        int woken = first(queued, f -> f instanceof Woken e && e.task() == server);
        int running = first(woken, f -> f instanceof Switched e && e.in() == server);
        int copied = first(running, f -> f instanceof Copied e && e.at().tid() == server);
        int returned = first(copied, f -> f instanceof SysReturned e && e.at().tid() == server);

        assertThat(facts.get(returned))
                .isInstanceOfSatisfying(
                        SysReturned.class,
                        e -> {
                            assertThat(e.call()).isEqualTo("recvfrom");
                            assertThat(e.result()).isEqualTo(BlockingReceive.LENGTH);
                        });
    }

    @Test
    void the_queued_bytes_are_the_copied_bytes_and_belong_to_the_server() {
        ObservedSocket socket = run.observed().sockets().getFirst();

        List<Queued> queued = of(Queued.class);
        List<Copied> toUser =
                of(Copied.class).stream().filter(c -> c.direction() == Direction.TO_USER).toList();

        assertThat(queued).extracting(Queued::object).containsOnly(socket.inode());
        assertThat(queued.stream().mapToInt(Queued::lengthBytes).sum())
                .isEqualTo(BlockingReceive.LENGTH)
                .isEqualTo(toUser.stream().mapToInt(Copied::lengthBytes).sum());
        assertThat(toUser).extracting(Copied::fd).containsOnly(socket.fd());
        assertThat(queued)
                .extracting(Queued::segment)
                .isEqualTo(toUser.stream().map(Copied::segment).toList());
    }

    @Test
    void a_packet_is_the_same_one_when_it_is_sent_received_and_queued() {
        String segment = of(Queued.class).getFirst().segment();

        assertThat(of(SegmentSent.class)).extracting(SegmentSent::segment).contains(segment);
        assertThat(of(SegmentReceived.class))
                .extracting(SegmentReceived::segment)
                .contains(segment);
    }

    @Test
    void the_registers_are_decoded() {
        SysEntered receive =
                of(SysEntered.class).stream()
                        .filter(e -> is(e, "recvfrom"))
                        .findFirst()
                        .orElseThrow();

        assertThat(receive.args().values())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "fd",
                                (long) run.observed().sockets().getFirst().fd(),
                                "len",
                                1000L,
                                "flags",
                                0L));
    }

    @Test
    void facts_are_in_the_order_of_time_and_nothing_was_lost() {
        assertThat(facts).extracting(f -> f.at().nanos()).isSorted();
        assertThat(run.lost()).isEqualTo(LossCount.NONE);
    }

    @Test
    void on_every_cpu_each_switch_takes_off_the_task_that_the_one_before_put_on() {
        Map<Integer, Integer> running = new HashMap<>();

        for (Switched switched : of(Switched.class)) {
            Integer before = running.put(switched.at().cpu(), switched.in());
            assertThat(before == null ? switched.out() : before)
                    .as(switched.toString())
                    .isEqualTo(switched.out());
        }
        assertThat(running).isNotEmpty();
    }

    @Test
    void no_fact_tells_the_name_of_a_foreign_task() {
        List<String> raws = facts.stream().map(f -> f.at().raw()).filter(r -> r != null).toList();

        assertThat(raws).isNotEmpty().noneMatch(raw -> raw.contains("comm="));
        assertThat(of(TaskStarted.class))
                .allMatch(started ->
                        started.process() == run.observed().tasks().getFirst().process());
    }

    @Test
    void the_rings_are_gone_afterwards() throws Exception {
        try (var names =
                java.nio.file.Files.list(RealTracefs.orSkip().root().resolve("instances"))) {
            String mine = "ringside-" + ProcessHandle.current().pid() + "-";
            assertThat(names).noneMatch(p -> p.getFileName().toString().startsWith(mine));
        }
    }

    private boolean is(SysEntered entered, String call) {
        return entered.at().tid() == server && entered.call().equals(call);
    }

    private <T extends TraceEvent> List<T> of(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private int first(int from, Predicate<TraceEvent> wanted) {
        for (int i = from; i < facts.size(); i++) {
            if (wanted.test(facts.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no such fact from number " + from + " on:\n" + facts);
    }
}

package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.model.Models;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.Left;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Watched;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// What a program does above the system-call gate, beside what the kernel says of it.
final class UserSpaceTruthTest {
    @ParameterizedTest
    @EnumSource(
            value = Rung.class,
            names = {"TRACEFS", "THREAD", "CALL"})
    void between_two_coroutines_lie_no_system_call_and_no_switch_of_the_thread(Rung rung)
            throws Exception {
        Trace trace = record("coroutine", rung, Map.of("stall", "true", "delay", "20ms"));
        int server = TruthTest.server(trace);

        int straight = 0;
        boolean between = false;
        for (TraceEvent event : trace.events()) {
            if (event instanceof CoroutineYielded) {
                between = true;
            } else if (event instanceof CoroutineMounted) {
                straight += between ? 1 : 0;
                between = false;
            } else if (isOf(event, server)) {
                between = false;
            }
        }
        assertThat(straight).as("one took over from another").isGreaterThanOrEqualTo(3);
    }

    @Test
    void one_coroutine_is_mounted_at_a_time_and_each_comes_to_its_end() throws Exception {
        Trace trace = record("coroutine", Rung.BEST, Map.of("delay", "20ms"));

        int mounted = 0;
        List<Integer> ended = new ArrayList<>();
        for (TraceEvent event : trace.events()) {
            if (event instanceof CoroutineMounted m) {
                assertThat(mounted).isZero();
                mounted = m.coroutine();
            } else if (event instanceof CoroutineYielded y) {
                assertThat(y.coroutine()).isEqualTo(mounted);
                mounted = 0;
                if (y.ended()) {
                    ended.add(y.coroutine());
                }
            }
        }
        assertThat(ended).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void what_blocks_in_one_coroutine_blocks_while_others_have_their_data() throws Exception {
        Trace trace = record("coroutine", Rung.TRACEFS, Map.of("stall", "true", "delay", "20ms"));

        assertThat(trace.events())
                .anySatisfy(e ->
                        assertThat(e)
                                .isInstanceOfSatisfying(
                                        ReadyReturned.class,
                                        r -> assertThat(count(r)).isGreaterThanOrEqualTo(2)));
    }

    @Test
    void a_loop_handles_what_epoll_has_told_it_in_that_order_and_nothing_else() throws Exception {
        Trace trace = record("eventloop", Rung.BEST, Map.of("stall", "true", "delay", "20ms"));

        List<Integer> told = new ArrayList<>();
        List<Integer> queued = new ArrayList<>();
        List<Integer> taken = new ArrayList<>();
        for (TraceEvent event : trace.events()) {
            if (event instanceof ReadyReturned r) {
                for (Watched w : r.ready()) {
                    for (int fd = w.fd(); fd <= w.to(); fd++) {
                        told.add(fd);
                    }
                }
            } else if (event instanceof ItemQueued q) {
                assertThat(q.item()).isEqualTo(queued.size() + 1);
                queued.add(q.fd());
            } else if (event instanceof ItemTaken t) {
                assertThat(t.item()).isEqualTo(taken.size() + 1).isLessThanOrEqualTo(queued.size());
                taken.add(t.item());
            }
        }
        assertThat(queued).isEqualTo(told).hasSizeGreaterThanOrEqualTo(3);
        assertThat(taken).hasSameSizeAs(queued);
    }

    @Test
    void a_helper_makes_the_calls_for_requests_and_to_ask_costs_none() throws Exception {
        Trace trace = record("aio", Rung.TRACEFS, Map.of("delay", "20ms", "pause", "2ms"));
        int server = TruthTest.server(trace);
        int helper = TruthTest.task(trace, "helper 1");

        assertThat(calls(trace, server)).contains("clone3").doesNotContain("read", "recvfrom");
        assertThat(calls(trace, helper)).containsSubsequence("pread64", "read");
        int first = index(trace, e -> e instanceof AioAsked);
        int last = index(trace, e -> e instanceof AioTaken);
        assertThat(trace.events().subList(first, last))
                .as("the server asks without a call")
                .noneMatch(e -> e instanceof SysEntered && e.at().tid() == server);
        assertThat(trace.events().stream().filter(AioAsked.class::isInstance).count())
                .isGreaterThanOrEqualTo(2);
    }

    private static List<String> calls(Trace trace, int task) {
        return trace.events().stream()
                .filter(e -> e instanceof SysEntered && e.at().tid() == task)
                .map(e -> ((SysEntered) e).call())
                .toList();
    }

    private static int index(Trace trace, Predicate<TraceEvent> what) {
        var events = trace.events();
        return IntStream.range(0, events.size())
                .filter(i -> what.test(events.get(i)))
                .findFirst()
                .orElseThrow();
    }

    /// Whether the kernel has done something for the server, or taken its CPU because it waits.
    private static boolean isOf(TraceEvent event, int server) {
        return switch (event) {
            case SysEntered e -> e.at().tid() == server;
            case SysReturned e -> e.at().tid() == server;
            case Switched s -> s.out() == server && s.left() != Left.PREEMPTED;
            case TraceEvent _ -> false;
        };
    }

    private static long count(ReadyReturned returned) {
        return returned.ready().stream().mapToLong(Watched::count).sum();
    }

    private static Trace record(String name, Rung rung, Map<String, Object> options)
            throws Exception {
        var model = Models.named(name).orElseThrow();
        return RecordedRun.trace(
                new LabOrder(name, Models.scenario(model, options)).on(rung, false));
    }
}

package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.scenario.CpuChoice;
import dev.ringside.lab.scenario.DurationText;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Objects;

/// What is recorded is what the kernel itself counts.
class TruthTest {
    @ParameterizedTest
    @EnumSource(CpuChoice.class)
    void the_switches_of_the_server_are_those_that_the_kernel_counted(CpuChoice cpus)
            throws Exception {
        var scenario = Scenario.of(30, 5_000_000, 64, cpus, 1);

        Trace trace = RecordedRun.trace(new LabOrder("blocking", scenario));

        List<Sampled> counters = counters(trace);
        assertThat(counters).hasSize(2);
        int from = trace.events().indexOf(counters.getFirst());
        int to = trace.events().indexOf(counters.getLast());
        long recorded =
                trace.events().subList(from, to).stream()
                        .filter(e -> e instanceof Switched s && s.out() == server(trace))
                        .count();
        assertThat(recorded)
                .isEqualTo(switches(counters.getLast()) - switches(counters.getFirst()))
                .isGreaterThan(2);
        assertThat(trace.lost()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"same,5,20ms,64", "two,5,20ms,64", "same,3,5ms,32768", "two,200,200us,1000"})
    void bytes_queued_are_bytes_copied_and_bytes_that_the_kernel_says_are_left(
            String cpus, int messages, String delay, int size) throws Exception {
        var scenario =
                Scenario.of(messages, DurationText.nanos(delay), size, CpuChoice.of(cpus), 1);

        Trace trace = RecordedRun.trace(new LabOrder("blocking", scenario));

        long left = 0;
        int samples = 0;
        for (TraceEvent event : trace.events()) {
            switch (event) {
                case Queued q -> left += q.lengthBytes();
                case Copied c when c.direction() == Direction.TO_USER -> left -= c.lengthBytes();
                case QueueSampled s -> {
                    samples++;
                    assertThat(left).as("at %d", s.at().nanos()).isEqualTo(s.lengthBytes());
                }
                case TraceEvent other -> assertThat(left).as("%s", other).isNotNegative();
            }
        }
        assertThat(samples).isGreaterThanOrEqualTo(2);
        assertThat(results(trace)).isEqualTo(scenario.totalBytes());
        assertThat(copied(trace)).isEqualTo(scenario.totalBytes());
        assertThat(seen(trace)).isEqualTo(scenario.totalBytes());
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

    private static long time(TraceEvent event) {
        return event.at().nanos();
    }

    static int server(Trace trace) {
        return task(trace, "server");
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
                .toList();
    }

    private static long switches(Sampled sampled) {
        return Objects.requireNonNull(sampled.switchesVoluntary())
                + Objects.requireNonNull(sampled.switchesForced());
    }

    private static long results(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof SysReturned r && r.call().equals("recvfrom"))
                .mapToLong(e -> ((SysReturned) e).result())
                .sum();
    }

    private static long copied(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof Copied c && c.direction() == Direction.TO_USER)
                .mapToLong(e -> ((Copied) e).lengthBytes())
                .sum();
    }

    private static long seen(Trace trace) {
        return trace.events().stream()
                .filter(BytesSeen.class::isInstance)
                .mapToLong(e -> ((BytesSeen) e).lengthBytes())
                .sum();
    }
}

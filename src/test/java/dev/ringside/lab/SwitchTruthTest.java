package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.lab.model.Models;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.Left;
import dev.ringside.trace.Measured;
import dev.ringside.trace.Role;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.SwitchStep.SwitchAct;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Two that hand over to one another: what is told of it is what the kernel, or the program,
/// counts.
class SwitchTruthTest {
    private static final int ROUNDS = 4;

    /// To record takes longer than to look at it.
    private static final Map<String, Trace> RECORDED = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"processes", "threads"})
    void every_switch_between_the_two_has_its_six_steps_and_no_other_switch_has(String how)
            throws Exception {
        Trace trace = record(how);
        int one = TruthTest.server(trace);
        int two = partner(trace);

        var events = trace.events();
        int found = 0;
        for (int i = 0; i < events.size(); i++) {
            boolean between =
                    events.get(i) instanceof Switched s
                            && !s.already()
                            && List.of(one, two).contains(s.out())
                            && List.of(one, two).contains(s.in());
            if (between) {
                found++;
                var s = (Switched) events.get(i);
                var acts = new ArrayList<SwitchAct>();
                for (int k : new int[] {-4, -3, -2, -1, 1, 2}) {
                    var step = (SwitchStep) events.get(i + k);
                    boolean leaves = step.act().compareTo(SwitchAct.CHOOSE) < 0;
                    assertThat(step.task()).isEqualTo(leaves ? s.out() : s.in());
                    assertThat(step.at().nanos()).isEqualTo(s.at().nanos());
                    assertThat(step.at().source().evidence()).isEqualTo(Source.Evidence.INFERRED);
                    assertThat(step.skipped())
                            .isEqualTo(
                                    step.act() == SwitchAct.ADDRESS_SPACE && how.equals("threads"));
                    acts.add(step.act());
                }
                assertThat(acts).containsExactly(SwitchAct.values());
            }
        }
        assertThat(found).isPositive(); // others may have the CPU in between
        assertThat(events.stream().filter(SwitchStep.class::isInstance)).hasSize(6 * found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes", "threads"})
    void the_partner_leaves_its_cpu_as_often_as_the_kernel_counts(String how) throws Exception {
        Trace trace = record(how);
        int partner = partner(trace);

        List<Sampled> counts =
                trace.events().stream()
                        .filter(e -> e instanceof Sampled s && s.task() == partner)
                        .map(Sampled.class::cast)
                        .toList();
        assertThat(counts).hasSize(2);
        List<Switched> left =
                trace.events().stream()
                        .filter(e -> e instanceof Switched s && s.out() == partner && !s.already())
                        .map(Switched.class::cast)
                        .toList();
        long counted = switches(counts.getLast()) - switches(counts.getFirst());
        if (left.getLast().left() == Left.PREEMPTED) {
            // it goes to sleep when the program is done, which is not recorded, but counted
            assertThat((long) left.size()).isBetween(counted - 2, counted - 1);
        } else {
            assertThat((long) left.size()).isEqualTo(counted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes", "threads"})
    void what_a_hand_over_costs_is_more_than_its_calls_alone(String how) throws Exception {
        var costs = costs(record(how));

        assertThat(costs).extracting(Measured::what).containsExactly("switch", "calls");
        assertThat(each(costs.get(0))).isGreaterThan(each(costs.get(1)));
    }

    @Test
    void two_coroutines_hand_over_as_often_as_their_scheduler_says_without_any_switch()
            throws Exception {
        Trace trace = record("coroutines");
        int server = TruthTest.server(trace);

        var mounts = trace.events().stream().filter(CoroutineMounted.class::isInstance).toList();
        assertThat(mounts).hasSize(2 * (ROUNDS + 1));
        int first = trace.events().indexOf(mounts.getFirst());
        int last = trace.events().lastIndexOf(mounts.getLast());
        assertThat(trace.events().subList(first, last))
                .noneMatch(e -> e instanceof SysEntered && e.at().tid() == server)
                .noneMatch(SwitchStep.class::isInstance);
        assertThat(costs(trace)).extracting(Measured::what).containsExactly("switch");
    }

    private static Trace record(String how) throws Exception {
        assumeTrue(
                how.equals("coroutines") || Tracefs.find() instanceof TracefsAccess.Granted,
                "the kernel's tracepoints need root");
        Trace known = RECORDED.get(how);
        if (known == null) {
            var model = Models.named("switch").orElseThrow();
            Map<String, Object> options = Map.of("how", how, "messages", ROUNDS);
            known = RecordedRun.trace(new LabOrder("switch", Models.scenario(model, options)));
            RECORDED.put(how, known);
        }
        return known;
    }

    private static List<Measured> costs(Trace trace) {
        return trace.events().stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .toList();
    }

    private static double each(Measured cost) {
        return cost.nanos() / (double) cost.count();
    }

    private static int partner(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof TaskStarted t && t.role() == Role.WORKER)
                .mapToInt((TraceEvent e) -> ((TaskStarted) e).task())
                .findFirst()
                .orElseThrow();
    }

    private static long switches(Sampled s) {
        return Objects.requireNonNull(s.switchesVoluntary())
                + Objects.requireNonNull(s.switchesForced());
    }
}

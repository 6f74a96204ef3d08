package dev.ringside.lab.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

final class WhereaboutsTest {
    private static final int SERVER = 7;
    private static final int STRANGER = 9;

    private final Whereabouts where = new Whereabouts(List.of(SERVER));

    @Test
    void who_calls_has_a_cpu_and_that_is_said_once() {
        Switched implied = where.impliedBy(enters(SERVER, 10)).orElseThrow();

        assertThat(implied.in()).isEqualTo(SERVER);
        assertThat(implied.out()).isEqualTo(Stamp.UNKNOWN);
        assertThat(implied.at())
                .isEqualTo(new Stamp(10, 1, SERVER, new Source("inferred:acts-so-it-runs"), null));
        assertThat(where.impliedBy(returns(20))).isEmpty();
        assertThat(where.impliedBy(enters(SERVER, 30))).isEmpty();
    }

    @Test
    void who_is_sampled_asleep_has_left_its_cpu_and_comes_back_when_it_acts() {
        where.impliedBy(enters(SERVER, 10));

        Switched left = where.impliedBy(sample("S", 20)).orElseThrow();
        var again = where.impliedBy(sample("S", 30));
        Switched back = where.impliedBy(returns(40)).orElseThrow();

        assertThat(left.out()).isEqualTo(SERVER);
        assertThat(left.left()).isEqualTo(Left.SLEEPING);
        assertThat(left.in()).isEqualTo(Stamp.UNKNOWN);
        assertThat(left.at().source().name()).isEqualTo("inferred:sampled-asleep");
        assertThat(again).isEmpty();
        assertThat(back.in()).isEqualTo(SERVER);
    }

    @Test
    void a_disk_sleep_is_one_too_and_a_running_task_has_not_left() {
        where.impliedBy(enters(SERVER, 10));

        assertThat(where.impliedBy(sample("R", 15))).isEmpty();
        assertThat(where.impliedBy(sample(null, 16))).isEmpty();
        assertThat(where.impliedBy(sample("D", 20)))
                .hasValueSatisfying(s -> assertThat(s.left()).isEqualTo(Left.DISK_SLEEP));
    }

    @Test
    void where_the_kernel_reports_the_switches_nothing_is_added() {
        where.impliedBy(enters(SERVER, 10));

        assertThat(where.impliedBy(leaves(12))).isEmpty();
        assertThat(where.impliedBy(sample("S", 20))).isEmpty();
        assertThat(where.impliedBy(comes(30))).isEmpty();
        assertThat(where.impliedBy(returns(40))).isEmpty();
    }

    @Test
    void of_other_tasks_nothing_is_said() {
        assertThat(where.impliedBy(enters(STRANGER, 10))).isEmpty();
    }

    private static TraceEvent enters(int tid, long nanos) {
        return new SysEntered(at(tid, nanos), "recvmsg", CallArgs.NONE);
    }

    private static TraceEvent returns(long nanos) {
        return new SysReturned(at(SERVER, nanos), "recvmsg", 64, null);
    }

    private static TraceEvent leaves(long nanos) {
        return new Switched(at(SERVER, nanos), SERVER, Left.BLOCKED, Stamp.UNKNOWN, false);
    }

    private static TraceEvent comes(long nanos) {
        return new Switched(at(SERVER, nanos), Stamp.UNKNOWN, Left.UNKNOWN, SERVER, false);
    }

    private static TraceEvent sample(@Nullable String state, long nanos) {
        return new Sampled(
                at(Stamp.UNKNOWN, nanos), SERVER, state, null, null, null, null, null, null, null);
    }

    private static Stamp at(int tid, long nanos) {
        return new Stamp(nanos, 1, tid, Source.PROGRAM, null);
    }
}

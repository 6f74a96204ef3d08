package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class OneSidedSwitchTest {
    private static final int READER = 7;
    private static final int CPU = 1;

    @Test
    void who_gets_the_cpu_of_a_task_that_left_is_not_known() {
        var machine = after(comes(10), leaves(20, Left.BLOCKED));

        assertThat(machine.cpus().get(CPU)).extracting(Cpu::known, Cpu::idle).containsOnly(false);
        assertThat(machine.tasks()).containsOnlyKeys(READER);
        assertThat(state(machine)).isEqualTo(TaskState.BLOCKED);
    }

    @Test
    void a_task_that_comes_runs_on_that_cpu() {
        var machine = after(leaves(20, Left.BLOCKED), comes(30));

        assertThat(machine.cpus().get(CPU)).extracting(Cpu::running).isEqualTo(READER);
        assertThat(state(machine)).isEqualTo(TaskState.RUNNING);
        assertThat(machine.tasks()).containsOnlyKeys(READER);
    }

    @Test
    void a_preempted_task_stays_ready_on_its_cpu() {
        var machine = after(comes(10), leaves(20, Left.PREEMPTED));

        assertThat(state(machine)).isEqualTo(TaskState.READY);
    }

    @ParameterizedTest(name = "a sample that says {0} makes it {1}")
    @CsvSource({"S, SLEEPING", "D, DISK_SLEEP", "R, BLOCKED", ", BLOCKED"})
    void a_sample_says_what_kind_of_sleep_it_is(String letter, TaskState expected) {
        var machine = after(leaves(20, Left.BLOCKED), sample(50, letter));

        assertThat(state(machine)).isEqualTo(expected);
        assertThat(reader(machine).placement().sinceNanos()).isEqualTo(20);
        assertThat(reader(machine).sampleOfThisSleep()).isNotNull();
    }

    @Test
    void time_in_a_sleep_of_unknown_kind_counts_as_blocked() {
        var machine = after(comes(10), leaves(20, Left.BLOCKED), comes(90));

        var figures = reader(machine).figures();
        assertThat(figures.blockedNanos()).isEqualTo(70);
        assertThat(figures.switchesVoluntary()).isEqualTo(1);
    }

    private static Machine after(TraceEvent... events) {
        return Fold.all(Machine.UNKNOWN, List.of(events));
    }

    private static TaskState state(Machine machine) {
        return reader(machine).state();
    }

    private static Task reader(Machine machine) {
        return machine.task(READER).orElseThrow();
    }

    private static Switched leaves(long nanos, Left left) {
        return new Switched(at(nanos), READER, left, Stamp.UNKNOWN, false);
    }

    private static Switched comes(long nanos) {
        return new Switched(at(nanos), Stamp.UNKNOWN, Left.UNKNOWN, READER, false);
    }

    private static Sampled sample(long nanos, String letter) {
        return new Sampled(
                at(nanos), READER, letter, "wait_woken", null, null, null, null, null, null);
    }

    private static Stamp at(long nanos) {
        return new Stamp(nanos, CPU, READER, new Source("perf:PERF_RECORD_SWITCH"), null);
    }
}

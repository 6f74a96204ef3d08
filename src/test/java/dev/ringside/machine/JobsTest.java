package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.userspace.Effort;
import dev.ringside.machine.userspace.Job;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.Left;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

/// Jobs that one thread wants done, as the machine follows them.
class JobsTest {
    private static final int CALLER = 10;
    private static final int WORKER = 11;
    private static final String ADDRESS = "0x7f0000001000";

    private Machine machine = Machine.UNKNOWN;
    private long nanos;

    @Test
    void a_job_is_the_workers_until_it_is_done_and_over_when_its_caller_has_the_result() {
        act(CALLER, Way.FUTURE, Act.ASKED, null);
        act(WORKER, Way.FUTURE, Act.TAKEN, null);
        assertThat(job(Way.FUTURE).worker()).isEqualTo(WORKER);
        assertThat(job(Way.FUTURE).state()).isEqualTo(Job.State.TAKEN);

        act(WORKER, Way.FUTURE, Act.DONE, 64);
        assertThat(job(Way.FUTURE).open()).isTrue();
        act(CALLER, Way.FUTURE, Act.GOT, 64);

        assertThat(job(Way.FUTURE).open()).isFalse();
        assertThat(job(Way.FUTURE).lengthBytes()).isEqualTo(64);
    }

    @Test
    void the_time_that_its_caller_sleeps_is_counted_until_it_has_the_result_and_not_after() {
        fact(new Switched(at(CALLER), 0, Left.PREEMPTED, CALLER, false));
        act(CALLER, Way.BLOCKING, Act.ASKED, null);
        fact(new SysEntered(at(CALLER), "recvfrom", new CallArgs(Map.of("fd", 5L))));
        fact(new Switched(at(CALLER), CALLER, Left.SLEEPING, 0, false));
        nanos += 9_000;
        fact(new Switched(at(CALLER), 0, Left.PREEMPTED, CALLER, false));
        act(CALLER, Way.BLOCKING, Act.GOT, 64);
        fact(new Switched(at(CALLER), CALLER, Left.SLEEPING, 0, false));

        var effort = job(Way.BLOCKING).effort(new Effort(0, 0, 0, 1_000_000));
        assertThat(effort.blockedNanos()).isEqualTo(10_000);
        assertThat(effort.totalNanos()).isEqualTo(13_000);
        assertThat(job(Way.BLOCKING).reads()).isEqualTo(1);
    }

    @Test
    void who_waits_at_the_word_of_a_job_waits_for_that_job() {
        act(CALLER, Way.FUTURE, Act.ASKED, null);
        var args = new CallArgs(Map.of("uaddr", ADDRESS, "op", "FUTEX_WAIT_PRIVATE"));
        fact(new SysEntered(at(CALLER), "futex", args));
        fact(new Switched(at(CALLER), CALLER, Left.SLEEPING, 0, false));

        assertThat(machine.waitPlace(machine.task(CALLER).orElseThrow()))
                .contains(new WaitPlace.OfJob(1, ADDRESS));
    }

    @Test
    void a_callback_remembers_in_which_task_it_ran() {
        act(CALLER, Way.CALLBACK, Act.ASKED, null);
        act(WORKER, Way.CALLBACK, Act.TAKEN, null);
        act(WORKER, Way.CALLBACK, Act.DONE, 64);
        assertThat(job(Way.CALLBACK).calledIn()).isEqualTo(Job.NOBODY);

        act(WORKER, Way.CALLBACK, Act.CALLED, 64);

        assertThat(job(Way.CALLBACK).calledIn()).isEqualTo(WORKER);
    }

    @Test
    void only_looks_of_the_same_job_are_counted() {
        act(CALLER, Way.STATUS, Act.ASKED, null);
        act(CALLER, Way.STATUS, Act.LOOKED, null);
        act(CALLER, Way.STATUS, Act.LOOKED, null);
        fact(new JobChanged(at(CALLER), 7, Way.STATUS, Act.LOOKED, ADDRESS, null));

        assertThat(job(Way.STATUS).looks()).isEqualTo(2);
    }

    private void act(int task, Way way, Act act, @Nullable Integer bytes) {
        fact(new JobChanged(at(task), 1, way, act, way.synchronous() ? null : ADDRESS, bytes));
    }

    private void fact(TraceEvent event) {
        machine = Fold.apply(machine, event);
    }

    private Stamp at(int task) {
        nanos += 1000;
        return new Stamp(nanos, 0, task, Source.PROGRAM, null);
    }

    private Job job(Way way) {
        return Objects.requireNonNull(machine.userSpace().jobs().all().get(way));
    }
}

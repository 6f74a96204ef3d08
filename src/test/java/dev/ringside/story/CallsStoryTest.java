package dev.ringside.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.Role;

import org.junit.jupiter.api.Test;

/// How jobs are told: how their results come back, and what becomes of who wants them.
class CallsStoryTest {
    private static final int CALLER = Tale.SERVER;
    private static final int WORKER = 102;
    private static final String WORD = "0x7f0000001000";

    @Test
    void to_hand_a_job_over_and_to_look_at_it_takes_no_call() {
        var tale = begun();
        tale.job(CALLER, Way.STATUS, Act.ASKED, WORD, null);
        tale.job(CALLER, Way.STATUS, Act.LOOKED, WORD, null);

        assertThat(Tale.told(tale.end()))
                .containsExactly(
                        "Job 1: server hands it to a worker and goes on at once: asynchronous; it"
                                + " will look now and then whether it is done",
                        "server looks at the status of job 1: not done; no system call, and nobody"
                                + " sleeps");
    }

    @Test
    void a_future_blocks_who_needs_its_result_although_the_call_was_asynchronous() {
        var tale = begun();
        tale.job(CALLER, Way.FUTURE, Act.ASKED, WORD, null);
        tale.job(WORKER, Way.FUTURE, Act.TAKEN, WORD, null);
        tale.job(CALLER, Way.FUTURE, Act.AWAITED, WORD, null);
        tale.enters(CALLER, "futex", "uaddr", WORD, "op", "FUTEX_WAIT_PRIVATE", "val", 2);
        tale.sleeps(CALLER);

        assertThat(Tale.told(tale.end()))
                .endsWith(
                        "server needs the result now, and it is not there: get calls"
                                + " futex(FUTEX_WAIT)",
                        "server waits for the result of job 1 (S); CPU 0 is idle");
    }

    @Test
    void who_waits_is_woken_by_the_one_that_has_done_the_job() {
        var tale = begun();
        tale.job(CALLER, Way.FUTURE, Act.ASKED, WORD, null);
        tale.job(WORKER, Way.FUTURE, Act.DONE, WORD, 64);
        tale.enters(WORKER, "futex", "uaddr", WORD, "op", "FUTEX_WAKE_PRIVATE", "val", 1);

        assertThat(Tale.told(tale.end()))
                .endsWith(
                        "worker 1 has done job 1: 64 bytes; server waits for it, so"
                                + " futex(FUTEX_WAKE) is called");
    }

    @Test
    void a_callback_is_told_with_the_task_in_which_it_runs() {
        var tale = begun();
        tale.job(CALLER, Way.CALLBACK, Act.ASKED, WORD, null);
        tale.job(WORKER, Way.CALLBACK, Act.DONE, WORD, 64);
        tale.job(WORKER, Way.CALLBACK, Act.CALLED, WORD, 64);

        assertThat(Tale.told(tale.end()))
                .endsWith(
                        "The callback of job 1 runs, in worker 1 and not in server: who finishes"
                                + " the job calls it");
    }

    private static Tale begun() {
        return new Tale()
                .task(CALLER, CALLER, "server", Role.SERVER)
                .task(WORKER, CALLER, "worker 1", Role.WORKER)
                .already(0, CALLER)
                .already(1, WORKER);
    }
}

package dev.ringside.lab.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.program.ProbedWork.Inbox;
import dev.ringside.lab.program.ProbedWork.Job;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Syscalls;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Jobs on the real kernel.
@Timeout(20)
final class ProbedJobsTest {
    private static final int ROUNDS = 500;

    @Test
    void a_result_that_is_there_is_taken_without_a_call() {
        var ring = new ProgramRing();
        var jobs = probed(ring, new Syscalls()).work();
        var job = job(1);

        jobs.asked(job);
        jobs.complete(job, 64);

        assertThat(jobs.get(job)).isEqualTo(64);
        assertThat(notes(ring))
                .extracting(note -> ((ProgramNote.ChangedJob) note).act())
                .containsExactly(Act.ASKED, Act.DONE, Act.AWAITED);
    }

    @Test
    void a_look_says_whether_the_result_is_there() {
        var jobs = probed(new ProgramRing(), new Syscalls()).work();
        var job = job(1);

        assertThat(jobs.isDone(job)).isFalse();
        jobs.complete(job, 64);
        assertThat(jobs.isDone(job)).isTrue();
    }

    @Test
    void no_wake_up_is_lost_whoever_is_faster() throws InterruptedException {
        var inbox = new Inbox();
        var worker = Thread.ofPlatform().start(() -> work(inbox));
        long sum = 0;
        try (var calls = new Syscalls()) {
            var jobs = probed(new ProgramRing(), calls).work();
            for (int i = 1; i <= ROUNDS; i++) {
                var job = job(i);
                inbox.put(job);
                if (i % 3 == 0) {
                    LockSupport.parkNanos(20_000);
                }
                sum += jobs.get(job);
            }
        }
        inbox.close();
        worker.join();

        assertThat(sum).isEqualTo(ROUNDS);
    }

    private static void work(Inbox inbox) {
        try (var calls = new Syscalls()) {
            var jobs = probed(new ProgramRing(), calls).work();
            for (Job job = inbox.take(); job != null; job = inbox.take()) {
                if (job.number() % 2 == 0) {
                    LockSupport.parkNanos(20_000);
                }
                jobs.complete(job, 1);
            }
        }
    }

    private static Job job(int number) {
        return new Job(number, Way.FUTURE, new Endpoint(5, 64), Job.word(Arena.ofAuto()));
    }

    private static ProbedSyscalls probed(ProgramRing ring, Syscalls calls) {
        var clock = CallClock.ofProgram(Transport.NONE);
        return new ProbedSyscalls(calls, ring, clock, Transport.NONE, Arena.ofAuto().allocate(64));
    }

    private static List<ProgramNote> notes(ProgramRing ring) {
        var all = new ArrayList<ProgramNote>();
        var notes = new ProgramNotes(ring);
        while (notes.take((note, _) -> all.add(note))) {
            // until there is none
        }
        return all;
    }
}

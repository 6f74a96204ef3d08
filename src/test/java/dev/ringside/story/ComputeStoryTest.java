package dev.ringside.story;

import static dev.ringside.story.Tale.CLIENT;
import static dev.ringside.story.Tale.SERVER;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.story.words.Language;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Left;
import dev.ringside.trace.Role;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the story says of tasks that compute.
final class ComputeStoryTest {
    private static final int FIRST = 101;
    private static final int SECOND = 102;
    private static final int OTHER_PROGRAM = 77;
    private static final long MILLI = 1_000_000;

    private final List<TraceEvent> facts = new ArrayList<>();
    private long nanos;

    ComputeStoryTest() {
        there(SERVER, SERVER, "server", Role.SERVER);
        there(FIRST, SERVER, "worker 1", Role.WORKER);
        there(SECOND, SERVER, "worker 2", Role.WORKER);
        there(CLIENT, CLIENT, "client", Role.CLIENT);
        facts.add(new Switched(at(0, SERVER), SERVER, Left.SLEEPING, FIRST, true));
        facts.add(new Switched(at(0, SECOND), SECOND, Left.PREEMPTED, FIRST, true));
    }

    @Test
    void they_take_turns_on_one_cpu_and_are_never_said_to_be_blocked() {
        computes(FIRST, 0, true);
        pause(4 * MILLI).switched(0, FIRST, SECOND).computes(SECOND, 0, true);
        pause(4 * MILLI).switched(0, SECOND, FIRST);
        pause(2 * MILLI).computes(FIRST, 50, false);

        assertThat(Tale.told(end()))
                .containsExactly(
                        "worker 1 computes on CPU 0, in user mode: no call, nothing to wait for",
                        "CPU 0 picks worker 2 after at least 4.00 ms on the run queue",
                        "worker 2 computes on CPU 0, in user mode: no call, nothing to wait for;"
                                + " worker 1 is ready and waits for a turn",
                        "worker 2 has had CPU 0 for 4.00 ms and is ready again; now worker 1 has"
                                + " it",
                        "worker 1 is done: 6.00 ms on a CPU within 10.00 ms; preempted once,"
                                + " never blocked");
    }

    @Test
    void who_computes_on_another_cpu_does_so_at_the_same_moment() {
        computes(FIRST, 0, true).switched(1, 0, SECOND).computes(SECOND, 0, true);

        assertThat(Tale.told(end()))
                .last()
                .isEqualTo(
                        "worker 2 computes on CPU 1, in user mode: no call, nothing to wait for;"
                                + " worker 1 computes at the same moment");
    }

    @Test
    void another_program_that_comes_for_a_moment_is_not_told() {
        computes(FIRST, 0, true).switched(0, FIRST, OTHER_PROGRAM);
        pause(MILLI / 10).switched(0, OTHER_PROGRAM, FIRST).pause(MILLI);

        assertThat(Tale.told(end())).hasSize(1);
    }

    @Test
    void another_program_that_stays_is_told_and_its_time_is_no_ones_turn() {
        computes(FIRST, 0, true).computes(SECOND, 0, true);
        pause(4 * MILLI).switched(0, FIRST, OTHER_PROGRAM);
        pause(4 * MILLI).switched(0, OTHER_PROGRAM, SECOND);

        assertThat(Tale.told(end()))
                .endsWith(
                        "CPU 0 is taken from worker 1 (now ready) and given to another program",
                        "worker 1 has had CPU 0 for 4.00 ms and is ready again; now worker 2 has"
                                + " it");
    }

    @Test
    void what_the_kernel_has_counted_is_the_difference_of_two_counts() {
        counted(FIRST, 3, 2).computes(FIRST, 0, true);
        pause(MILLI).computes(FIRST, 9, false).counted(FIRST, 8, 2);

        var story = Story.of(end());
        var narrator = new Narrator(story, Language.EN);

        assertThat(narrator.tell(story.steps().getLast()).detail())
                .contains("(getrusage): preempted 5 times, gave the CPU up by itself 0 times.");
    }

    private void there(int tid, int process, String name, Role role) {
        facts.add(new TaskStarted(at(-1, tid), tid, process, 0, name, role, TaskType.THREAD, true));
    }

    private ComputeStoryTest pause(long moreNanos) {
        nanos += moreNanos;
        return this;
    }

    private ComputeStoryTest computes(int tid, long found, boolean begins) {
        facts.add(new Computed(at(-1, tid), 1, found, begins));
        return this;
    }

    private ComputeStoryTest counted(int tid, long forced, long voluntary) {
        facts.add(
                new Sampled(
                        at(-1, tid), tid, null, null, null, null, voluntary, forced, null, null));
        return this;
    }

    private ComputeStoryTest switched(int cpu, int out, int in) {
        facts.add(new Switched(at(cpu, out), out, Left.PREEMPTED, in, false));
        return this;
    }

    private Stamp at(int cpu, int tid) {
        return new Stamp(nanos, cpu, tid, new Source("sched:sched_switch"), null);
    }

    private Trace end() {
        var header =
                new TraceHeader(
                        "A tale", "tale", Map.of(), "", "6.18", "", 2, "", "tracefs", Map.of());
        return new Trace(header, List.copyOf(facts), new TraceEnd(facts.size(), 0, true));
    }
}

package dev.ringside.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.process.ProcessState;
import dev.ringside.machine.process.ProcessState.Life;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Context;
import dev.ringside.trace.Executed;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

/// The life of a process that is started.
final class ProcessStateTest {
    private static final int SERVER = 10;
    private static final int CHILD = 20;

    private Machine machine = Machine.UNKNOWN;
    private long nanos;

    ProcessStateTest() {
        fold(started(SERVER, TaskType.PROCESS, true), started(CHILD, TaskType.PROCESS, false));
    }

    @Test
    void only_what_is_started_meanwhile_has_a_life_that_is_followed() {
        assertThat(machine.processes()).containsOnlyKeys(CHILD);
        assertThat(child().maker()).isEqualTo(SERVER);
        assertThat(child().life()).isEqualTo(Life.ALIVE);
    }

    @Test
    void it_borrows_memory_until_it_executes_a_program() {
        fold(new MemoryShared(at(SERVER), CHILD, SERVER));
        assertThat(child().memoryOf()).isEqualTo(SERVER);
        assertThat(child().programName()).isNull();

        fold(new Executed(at(CHILD), CHILD, "/usr/bin/cat"));
        assertThat(child().memoryOf()).isZero();
        assertThat(child().programName()).isEqualTo("cat");
    }

    @Test
    void who_is_woken_out_of_clone_by_its_child_has_its_memory_to_itself_again() {
        fold(
                new SysEntered(at(SERVER), "clone3", new CallArgs(Map.of())),
                new MemoryShared(at(SERVER), CHILD, SERVER),
                new Woken(at(CHILD), SERVER, CHILD, Context.TASK, null));

        assertThat(child().memoryOf()).isZero();
        assertThat(child().alone()).isTrue();

        fold(new Executed(at(CHILD), CHILD, "/usr/bin/cat"));
        assertThat(child().alone()).isFalse();
    }

    @Test
    void it_is_a_zombie_from_its_end_until_it_is_waited_for() {
        fold(new TaskEnded(at(CHILD), CHILD, 3));
        assertThat(child().isZombie()).isTrue();
        assertThat(child().status()).isEqualTo(3);

        waits(CHILD);
        assertThat(child().isGone()).isTrue();
        assertThat(child().status()).isEqualTo(3);
    }

    @Test
    void to_wait_for_another_one_leaves_it_a_zombie() {
        fold(new TaskEnded(at(CHILD), CHILD, 0));

        waits(99);

        assertThat(child().isZombie()).isTrue();
    }

    private void waits(int pid) {
        fold(
                new SysEntered(at(SERVER), "wait4", new CallArgs(Map.of("pid", (long) pid))),
                new SysReturned(at(SERVER), "wait4", pid, null));
    }

    private ProcessState child() {
        return Objects.requireNonNull(machine.processes().get(CHILD));
    }

    private void fold(TraceEvent... events) {
        for (TraceEvent event : events) {
            machine = Fold.apply(machine, event);
        }
    }

    private TaskStarted started(int task, TaskType type, boolean already) {
        return new TaskStarted(
                at(SERVER), task, task, SERVER, "t" + task, Role.WORKER, type, already);
    }

    private Stamp at(int tid) {
        return new Stamp(nanos++, 0, tid, Source.PROGRAM, null);
    }
}

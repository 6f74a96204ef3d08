package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfProcesses.Created;
import dev.ringside.story.happening.OfTasks.Called;
import dev.ringside.story.happening.OfTasks.Finished;
import dev.ringside.story.happening.OfTasks.Joins;
import dev.ringside.story.happening.OfTasks.Started;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;

import java.util.HashSet;
import java.util.Set;

/// The rules of tasks that the program under study starts, and of its end.
final class CrewRules {
    private final Lookahead ahead;
    private final Set<Integer> told = new HashSet<>();
    private final Set<Integer> quiet = new HashSet<>();
    private final Set<Integer> fresh = new HashSet<>();
    private final Set<Integer> brief = new HashSet<>();

    CrewRules(Lookahead ahead) {
        this.ahead = ahead;
    }

    Reading started(int index, Machine before, TaskStarted e, Happening open) {
        int parent = e.at().tid();
        if (e.already() || e.role() != Role.WORKER) {
            return Reading.JOINS;
        }
        boolean thread = e.type() == TaskType.THREAD;
        if (parent == e.task() || !Rules.observed(before, parent)) {
            return Rules.opens(new Started(-1, e.task(), null, thread, -1));
        }
        var call = before.task(parent).map(Task::call).orElse(null);
        long nanos = call == null ? -1 : ahead.startNanos(index, call.enteredNanos());
        Happening started =
                thread
                        ? new Started(parent, e.task(), call, true, nanos)
                        : new Created(parent, e.task(), call == null ? "" : call.name(), false);
        fresh.add(e.task());
        boolean asked = open instanceof Called c && c.task() == parent;
        return asked ? new Reading.Becomes(started) : Rules.opens(started);
    }

    /// Whether a task that was started runs for the first time. It is asked once.
    boolean firstRun(int tid) {
        return fresh.remove(tid);
    }

    /// Whether a task has said that it does nothing more than wait for those that it has started.
    boolean joins(int tid) {
        return told.contains(tid);
    }

    /// Whether a task only goes on in the run time beneath the program, which sleeps for a moment
    /// between two calls of the program.
    boolean rests(int index, Machine before, Task task) {
        var call = task.call();
        return call != null
                && !ahead.usesShared(index, task.tid())
                && Calls.housekeeping(call, before)
                && !AioRules.suspends(before, task.tid())
                && (ahead.callsAgain(index, task.tid())
                        || quiet.contains(task.tid())
                        || joins(task.tid()));
    }

    /// Whether a task is in a call of the run time beneath its program.
    static boolean inHousekeeping(Machine machine, int tid) {
        return !AioRules.suspends(machine, tid)
                && machine.task(tid)
                        .map(Task::call)
                        .map(call -> Calls.housekeeping(call, machine))
                        .orElse(false);
    }

    /// A task gets a CPU only to go on in the run time beneath its program, which is not told, so
    /// neither is it told that the other one lost the CPU to it and gets it back.
    void interruptedBriefly(int tid) {
        brief.add(tid);
    }

    /// Whether a task goes on after such an interruption. It is asked once.
    boolean wasInterruptedBriefly(int tid) {
        return brief.remove(tid);
    }

    /// Whether a task makes no more calls of its program, has threads that are still at work, and
    /// does not wait for them with this call of the run time.
    boolean waitsLater(Machine before, SysEntered e) {
        int tid = e.at().tid();
        boolean later =
                before.task(tid).map(t -> t.who().role() == Role.SERVER).orElse(false)
                        && others(before, tid) > 0
                        && !Calls.mayWaitAtFutex(e.call(), e.args());
        return later && (quiet.add(tid) || !told.contains(tid));
    }

    private static int others(Machine before, int tid) {
        return (int) before.observed().stream().filter(t -> isAtWork(t, tid)).count();
    }

    /// A task makes no more calls of its program. What a worker does after its last one is only the
    /// run time's.
    ///
    /// @param next who gets its CPU; -1 if it keeps it
    Reading done(int index, Machine before, int tid, int cpu, int next, Happening open) {
        if (before.task(tid).map(t -> t.who().role() == Role.WORKER).orElse(false)) {
            return Reading.JOINS;
        }
        int others = others(before, tid);
        if (others > 0 && !Rules.isClient(before, tid)) {
            if (!told.contains(tid) && ahead.awaitsBegin(index, tid)) {
                quiet.add(tid);
                return Reading.JOINS; // a thread that it has started says that it has begun
            }
            return told.add(tid) ? Rules.opens(new Joins(tid, others)) : Reading.JOINS;
        }
        var finished = new Finished(tid, cpu, next);
        return open instanceof Finished f && f.task() == tid
                ? next < 0 ? Reading.JOINS : new Reading.Becomes(finished)
                : Rules.opens(finished);
    }

    private static boolean isAtWork(Task task, int starter) {
        return task.tid() != starter
                && task.who().role() == Role.WORKER
                && task.state() != TaskState.ENDED;
    }
}

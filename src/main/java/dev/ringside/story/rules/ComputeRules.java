package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfComputing.BeganToCompute;
import dev.ringside.story.happening.OfComputing.Counted;
import dev.ringside.story.happening.OfComputing.DoneComputing;
import dev.ringside.story.happening.OfComputing.Spent;
import dev.ringside.story.happening.OfComputing.TookTurn;
import dev.ringside.story.happening.OfTasks.Preempted;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The rules of tasks that compute: each begins, has its turns, and is done. That another program
/// has their CPU in between is not told.
final class ComputeRules {
    /// Whoever has the CPU back after more facts than this has not just been interrupted.
    private static final int FARTHEST = 1000;

    private static final long BRIEF_NANOS = 1_000_000;

    private final Trace trace;
    private final boolean switchesKnown;
    private final Map<Integer, Turn> turns = new HashMap<>();
    private final Map<Integer, Counted> counts = new HashMap<>();

    /// @param toNanos when another program took over; negative if none did
    private record Turn(int task, long fromNanos, long toNanos) {
        Turn until(long nanos) {
            return new Turn(task, fromNanos, nanos);
        }
    }

    ComputeRules(Trace trace) {
        this.trace = trace;
        this.switchesKnown = !trace.header().probe().equals("call");
    }

    /// Reads that a task computes, unless it does so only until something else comes.
    @Nullable Reading computed(Machine before, Computed e) {
        int tid = e.at().tid();
        var task = before.task(tid).orElse(null);
        if (task == null || !before.takesTurns(task)) {
            return null;
        }
        return Rules.opens(e.begins() ? began(before, task, e) : done(before, task, e));
    }

    private BeganToCompute began(Machine before, Task task, Computed e) {
        int cpu = task.placement().cpu();
        if (task.state() == TaskState.RUNNING) {
            turns.put(cpu, new Turn(task.tid(), e.at().nanos(), -1));
        }
        return new BeganToCompute(
                task.tid(),
                cpu,
                beside(before, task.tid(), -1),
                others(before, t -> t.tid() != task.tid() && t.state() == TaskState.READY));
    }

    private DoneComputing done(Machine before, Task task, Computed e) {
        long now = e.at().nanos();
        turns.values().removeIf(turn -> turn.task() == task.tid());
        var work = before.turns().work(task.tid());
        var used = before.usedForWork(task, now);
        if (work == null || used == null) {
            return new DoneComputing(task.tid(), e.found(), -1, -1, null, null);
        }
        var spent =
                new Spent(used.preempted(), used.waited(), used.readyNanos(), used.blockedNanos());
        return new DoneComputing(
                task.tid(),
                e.found(),
                used.cpuNanos(),
                now - work.beganNanos(),
                switchesKnown ? spent : null,
                null);
    }

    /// What the kernel counts before and after the work; the difference is what the work has cost.
    Reading sampled(Sampled e, Happening open) {
        Long voluntary = e.switchesVoluntary();
        Long forced = e.switchesForced();
        if (voluntary == null || forced == null) {
            return Reading.JOINS;
        }
        var last = counts.put(e.task(), new Counted(forced, voluntary));
        return last != null && open instanceof DoneComputing d && d.task() == e.task()
                ? new Reading.Becomes(
                        d.with(new Counted(forced - last.preempted(), voluntary - last.waited())))
                : Reading.JOINS;
    }

    /// Reads a switch between tasks that compute, or between one and another program; null if it is
    /// of another kind.
    @Nullable Reading switched(int index, Machine before, Switched e) {
        boolean from = before.turns().computes(e.out());
        boolean to = before.turns().computes(e.in());
        int cpu = e.at().cpu();
        var last = turns.get(cpu);
        if (to) {
            long now = e.at().nanos();
            long since = last != null && last.task() == e.in() ? last.fromNanos() : now;
            turns.put(cpu, new Turn(e.in(), since, -1));
        }
        if (from && e.left() != Left.PREEMPTED) {
            return null;
        }
        if (from && !to) {
            return Rules.observed(before, e.in()) ? null : interrupted(index, before, e, last);
        }
        if (!to || (!from && Rules.observed(before, e.out()))) {
            return null;
        }
        return last == null || last.task() == e.in()
                ? Reading.JOINS
                : Rules.opens(turn(before, e, last));
    }

    /// Another program gets the CPU. If the same task goes on after that, it is not told.
    private Reading interrupted(int index, Machine before, Switched e, @Nullable Turn last) {
        int cpu = e.at().cpu();
        if (goesOn(index, before, e)) {
            return Reading.JOINS;
        }
        if (last != null) {
            turns.put(cpu, last.until(e.at().nanos()));
        }
        return Rules.opens(new Preempted(e.out(), cpu, e.in()));
    }

    /// Whether the program has the CPU back at once, or the same task is the next one to get it.
    private boolean goesOn(int index, Machine before, Switched e) {
        int end = Math.min(trace.size(), index + FARTHEST);
        for (int i = index + 1; i < end; i++) {
            if (trace.events().get(i) instanceof Switched s
                    && s.at().cpu() == e.at().cpu()
                    && Rules.observed(before, s.in())) {
                return s.in() == e.out() || s.at().nanos() - e.at().nanos() < BRIEF_NANOS;
            }
        }
        return false;
    }

    private static TookTurn turn(Machine before, Switched e, Turn last) {
        var in = before.task(e.in()).orElseThrow();
        long now = e.at().nanos();
        boolean ready = in.state() == TaskState.READY;
        return new TookTurn(
                e.at().cpu(),
                last.task(),
                e.in(),
                (last.toNanos() < 0 ? now : last.toNanos()) - last.fromNanos(),
                ready ? now - in.placement().sinceNanos() : -1,
                beside(before, e.in(), e.out()));
    }

    private static List<Integer> beside(Machine before, int task, int other) {
        return others(
                before, t -> t.tid() != task && t.tid() != other && t.state() == TaskState.RUNNING);
    }

    private static List<Integer> others(Machine before, Predicate<Task> which) {
        return before.observed().stream()
                .filter(t -> before.turns().computes(t.tid()))
                .filter(which)
                .map(Task::tid)
                .toList();
    }
}

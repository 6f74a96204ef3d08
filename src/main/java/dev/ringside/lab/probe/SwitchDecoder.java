package dev.ringside.lab.probe;

import dev.ringside.linux.proc.Threads;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Context;
import dev.ringside.trace.Left;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.Role;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Turns the scheduler's reports into facts.
final class SwitchDecoder {
    /// Set if the task was preempted inside the kernel; what it was about to wait for does not
    /// count.
    private static final int PREEMPTED_IN_KERNEL = 0x100;

    private static final int CLONE_THREAD = 0x10000;

    /// The rule: whoever reports something runs.
    private static final String ACTS_SO_IT_RUNS = "inferred:acts-so-it-runs";

    private static final long CLONE_UNTRACED = 0x800000;

    /// How the names of the threads begin that the kernel makes for a ring.
    private static final String WORKER = "iou-";

    private final ObservedTasks tasks;
    private final Observed observed;
    private final String family;
    private final Stamps stamps;
    private final Set<Integer> seen = new HashSet<>();
    private final Set<Integer> processes = new TreeSet<>();
    private final @Nullable WakeStacks stacks;
    private final CpuOccupants occupants = new CpuOccupants();
    private final Set<Integer> workers = new HashSet<>();
    private final @Nullable SwitchSteps steps;

    /// @param stacks names the callbacks of wake-ups; null if the kernel's stacks are not recorded
    SwitchDecoder(
            ObservedTasks tasks, Observed observed, Stamps stamps, @Nullable WakeStacks stacks) {
        this.tasks = tasks;
        this.observed = observed;
        family = observed.family();
        this.stacks = stacks;
        this.stamps = stamps;
        steps =
                observed.subsystems().contains(Subsystem.SWITCHES)
                        ? new SwitchSteps(tasks, stamps)
                        : null;
        observed.tasks()
                .forEach(task -> {
                    seen.add(task.tid());
                    processes.add(task.process());
                });
        seen.add(0);
    }

    /// Adds the switch that must have come before `event`, if the kernel did not report it; its
    /// time is that of the proof, so the true one is a little earlier.
    ///
    /// Observed tasks do report their switches: if one of theirs is missing it was lost, and what
    /// is lost is not made up.
    void switchedUnreported(RingEvent event, Consumer<TraceEvent> facts) {
        Integer out = occupants.leftUnreported(event);
        if (out != null && !tasks.isTask(out)) {
            introduce(event.pid(), event, facts);
            facts.accept(unreported(out, event));
        }
    }

    /// The idle task can always go on. Of another one it is not recorded why it left.
    private Switched unreported(int out, RingEvent event) {
        String raw = event.name() + " in task " + event.pid();
        Stamp at =
                new Stamp(
                        stamps.nanos(event), event.cpu(), out, stamps.source(ACTS_SO_IT_RUNS), raw);
        Left left = out == 0 ? Left.PREEMPTED : Left.UNKNOWN;
        return new Switched(at, out, left, event.pid(), false);
    }

    void switched(RingEvent event, Consumer<TraceEvent> facts) {
        int out = (int) event.number("prev_pid");
        int in = (int) event.number("next_pid");
        introduceWorker(out, event.text("prev_comm"), event, facts);
        introduceWorker(in, event.text("next_comm"), event, facts);
        introduce(out, event, facts);
        introduce(in, event, facts);
        occupants.switched(event);
        Left left = left(event.number("prev_state"));
        var switched = new Switched(stamps.of(event), out, left, in, false);
        if (steps != null) {
            steps.around(switched, event, facts);
        } else {
            facts.accept(switched);
        }
    }

    void waking(RingEvent event, Consumer<TraceEvent> facts) {
        int task = (int) event.number("pid");
        introduceWorker(task, event.text("comm"), event, facts);
        if (tasks.isTask(task) || workers.contains(task)) {
            Context context =
                    switch (event.context()) {
                        case TASK -> Context.TASK;
                        case SOFTIRQ -> Context.SOFTIRQ;
                        case HARDIRQ -> Context.HARDIRQ;
                    };
            var woken = new Woken(stamps.of(event), task, event.pid(), context, null);
            if (stacks == null) {
                facts.accept(woken);
            } else {
                stacks.woken(event.cpu(), woken);
            }
        }
    }

    /// A new thread is ready for the first time, on a CPU that the kernel has chosen.
    void wakingNew(RingEvent event, Consumer<TraceEvent> facts) {
        int task = (int) event.number("pid");
        if (tasks.isTask(task)) {
            facts.accept(new Migrated(stamps.of(event), task, (int) event.number("target_cpu")));
            waking(event, facts);
        }
    }

    /// Takes any report: it may be the stack of the wake-up before it.
    void next(RingEvent event, Consumer<TraceEvent> facts) {
        if (stacks != null) {
            stacks.next(event, facts);
        }
    }

    void migrated(RingEvent event, Consumer<TraceEvent> facts) {
        int to = (int) event.number("dest_cpu");
        facts.accept(new Migrated(stamps.of(event), (int) event.number("pid"), to));
    }

    /// An observed task has started another one.
    void started(RingEvent event, Consumer<TraceEvent> facts) {
        if (!tasks.isTask(event.pid())) {
            return;
        }
        int tid = (int) event.number("pid");
        boolean thread = (event.number("clone_flags") & CLONE_THREAD) != 0;
        var task = tasks.started(event.pid(), tid, thread);
        seen.add(tid);
        facts.accept(
                new TaskStarted(
                        stamps.of(event),
                        tid,
                        task.process(),
                        tasks.process(event.pid()),
                        task.name(),
                        task.role(),
                        thread ? TaskType.THREAD : TaskType.PROCESS,
                        false));
    }

    /// @param status what the task has said of its end; null if it has not
    void ended(RingEvent event, @Nullable Integer status, Consumer<TraceEvent> facts) {
        facts.accept(new TaskEnded(stamps.of(event), (int) event.number("pid"), status));
    }

    /// The kernel makes a thread for a ring in the context of the task that asks for it. Such a
    /// thread cannot be traced like a program's own.
    ///
    /// @param inSetup whether that task is setting up a ring
    /// @return false if it is another thread
    boolean created(RingEvent event, boolean inSetup, Consumer<TraceEvent> facts) {
        if (event.pid() != observed.server()
                || (event.number("clone_flags") & CLONE_UNTRACED) == 0) {
            return false;
        }
        int task = (int) event.number("pid");
        seen.add(task);
        workers.add(task);
        int process = tasks.process(observed.server());
        // the name that it gives itself as soon as it runs; until then it has its maker's
        String name = (inSetup ? "iou-sqp-" : "iou-wrk-") + observed.server();
        Stamp at = stamps.inferred(event, "ring-thread");
        facts.accept(
                new TaskStarted(
                        at, task, process, process, name, Role.WORKER, TaskType.THREAD, false));
        return true;
    }

    void renamed(RingEvent event, Consumer<TraceEvent> facts) {
        int task = (int) event.number("pid");
        boolean inFamily = !family.isEmpty() && event.text("newcomm").startsWith(family);
        if ((tasks.isTask(task) || workers.contains(task)) && !inFamily) {
            facts.accept(new TaskNamed(stamps.of(event), task, event.text("newcomm")));
        }
    }

    /// Says of another thread of the observed processes who it is, once. Threads of other programs
    /// stay numbers.
    private void introduce(int tid, RingEvent event, Consumer<TraceEvent> facts) {
        if (!seen.add(tid)) {
            return;
        }
        for (int process : processes) {
            Threads.name(process, tid)
                    .ifPresent(
                            name -> facts.accept(thread(process, tid, name, stamps.nanos(event))));
        }
    }

    /// A thread that the kernel has made for a ring may be gone when it is looked for; its name
    /// tells whose it is.
    private void introduceWorker(
            int tid, String name, RingEvent event, Consumer<TraceEvent> facts) {
        if (name.startsWith(WORKER) && !workers.contains(tid) && seen.add(tid)) {
            int process = tasks.process(observed.server());
            facts.accept(thread(process, tid, name, stamps.nanos(event)));
        }
    }

    private TraceEvent thread(int process, int tid, String name, long nanos) {
        boolean works = name.startsWith(WORKER);
        if (works) {
            workers.add(tid);
        }
        Stamp at = new Stamp(nanos, Stamp.UNKNOWN, tid, stamps.source("proc:comm"), null);
        Role role = works ? Role.WORKER : Role.HELPER;
        return new TaskStarted(at, tid, process, 0, name, role, TaskType.THREAD, true);
    }

    private static Left left(long prevState) {
        if ((prevState & PREEMPTED_IN_KERNEL) != 0) {
            return Left.PREEMPTED;
        }
        return switch ((int) Long.lowestOneBit(prevState)) {
            case 1 -> Left.SLEEPING;
            case 2 -> Left.DISK_SLEEP;
            case 4 -> Left.STOPPED;
            case 8 -> Left.TRACED;
            case 0x10, 0x20 -> Left.DEAD;
            case 0x40 -> Left.PARKED;
            case 0x80 -> Left.IDLE;
            default -> Left.PREEMPTED;
        };
    }
}

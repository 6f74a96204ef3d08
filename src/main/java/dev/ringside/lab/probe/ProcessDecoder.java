package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Executed;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.Opened;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Tells of processes that the observed ones start: what memory and which descriptors they have,
/// and which program. The kernel has no event for descriptors, so they follow from the calls:
///
/// - `clone-copies-descriptors`: a new process has a copy of its maker's table;
/// - `dup-returned`: a further descriptor for the same thing;
/// - `close-returned`, `close-on-exec`, `exit-closes-descriptors`: it is gone.
final class ProcessDecoder {
    private static final int CLONE_VM = 0x100;
    private static final int CLONE_FILES = 0x400;
    private static final int CLONE_THREAD = 0x10000;
    private static final Set<String> DUPLICATING = Set.of("dup", "dup2", "dup3");

    /// These are recorded for whatever has the name of the program, too.
    private static final Set<String> IN_A_TASK =
            Set.of(
                    "raw_syscalls:sys_enter",
                    "raw_syscalls:sys_exit",
                    "net:net_dev_queue",
                    "sock:sock_send_length",
                    "sock:sock_recv_length",
                    "skb:skb_copy_datagram_iovec",
                    "irq:softirq_entry",
                    "irq:softirq_exit",
                    "task:task_newtask",
                    "sched:sched_process_exec");

    private static final Set<String> ABOUT_A_TASK =
            Set.of("sched:sched_migrate_task", "sched:sched_process_exit");

    private final boolean used;
    private final int server;
    private final ObservedTasks tasks;
    private final SocketJoin join;
    private final Stamps stamps;
    private final Map<Integer, TreeMap<Integer, Slot>> tables = new HashMap<>();
    private final Deque<Accepted> accepted = new ArrayDeque<>();

    /// What a descriptor refers to.
    ///
    /// @param socket null if it is none that is observed
    /// @param closedOnExec whether it is closed when a program is executed
    private record Slot(
            KernelObject object, @Nullable ObservedSocket socket, boolean closedOnExec) {
        Slot duplicate() {
            return new Slot(object, socket, false);
        }
    }

    private record Accepted(long nanos, int fd, Slot slot) {}

    ProcessDecoder(Observed observed, ObservedTasks tasks, SocketJoin join, Stamps stamps) {
        used = observed.subsystems().contains(Subsystem.PROCESSES);
        server = observed.server();
        this.tasks = tasks;
        this.join = join;
        this.stamps = stamps;
    }

    /// Whether an event is of somebody else who executes the same program, which is nobody's
    /// business, or only says that a task is called after its program now.
    boolean isOfStranger(RingEvent event) {
        String name = event.name();
        if (!used || name.equals("task:task_rename")) {
            return used;
        }
        return (IN_A_TASK.contains(name) && !tasks.isTask(event.pid()))
                || (ABOUT_A_TASK.contains(name) && !tasks.isTask((int) event.number("pid")));
    }

    /// The server has a descriptor, which it made so that it is closed on execution.
    ///
    /// @param nanos since when, by the clock of the events
    void opened(int fd, KernelObject object, ObservedSocket socket, long nanos) {
        accepted.add(new Accepted(nanos, fd, new Slot(object, socket, true)));
    }

    /// An observed task has started another one.
    void started(RingEvent event, Consumer<TraceEvent> facts) {
        long flags = event.number("clone_flags");
        int task = (int) event.number("pid");
        if (!used || (flags & CLONE_THREAD) != 0 || !tasks.isTask(task)) {
            return;
        }
        int maker = tasks.process(event.pid());
        if ((flags & CLONE_VM) != 0) {
            facts.accept(new MemoryShared(stamps.of(event), task, maker));
        }
        if ((flags & CLONE_FILES) == 0) {
            table(maker, event)
                    .forEach((fd, slot) ->
                            open(task, fd, slot, event, "clone-copies-descriptors", facts));
        }
    }

    void executed(RingEvent event, Consumer<TraceEvent> facts) {
        int task = event.pid();
        facts.accept(new Executed(stamps.of(event), task, event.text("filename")));
        List<Integer> closed = new ArrayList<>();
        table(tasks.process(task), event)
                .forEach((fd, slot) -> {
                    if (slot.closedOnExec()) {
                        closed.add(fd);
                    }
                });
        closed.forEach(fd -> close(task, fd, event, "close-on-exec", facts));
    }

    /// A call has returned without an error.
    void returned(
            RingEvent event, CallsInProgress.Call call, long result, Consumer<TraceEvent> facts) {
        int task = event.pid();
        if (!used) {
            return;
        }
        if (call.name().equals("close")) {
            closed(task, (int) call.number("fd"), event, facts);
        } else if (DUPLICATING.contains(call.name())) {
            String from = call.name().equals("dup") ? "fd" : "oldfd";
            Slot slot = table(tasks.process(task), event).get((int) call.number(from));
            if (slot != null && result != call.number(from)) {
                open(task, (int) result, slot.duplicate(), event, "dup-returned", facts);
            }
        }
    }

    void ended(RingEvent event, Consumer<TraceEvent> facts) {
        int task = (int) event.number("pid");
        if (used && tasks.process(task) == task) {
            List.copyOf(table(task, event).keySet())
                    .forEach(fd -> close(task, fd, event, "exit-closes-descriptors", facts));
        }
    }

    /// Of its own descriptors the server itself says that it has closed them.
    private void closed(int task, int fd, RingEvent event, Consumer<TraceEvent> facts) {
        if (tasks.process(task) == tasks.process(server)) {
            table(tasks.process(task), event).remove(fd);
        } else {
            close(task, fd, event, "close-returned", facts);
        }
    }

    private void open(
            int task, int fd, Slot slot, RingEvent event, String rule, Consumer<TraceEvent> facts) {
        int process = tasks.process(task);
        table(process, event).put(fd, slot);
        if (slot.socket() != null) {
            join.alias(process, fd, slot.socket(), event.nanos());
        }
        facts.accept(new Opened(stamps.inferred(event, rule), task, fd, slot.object(), false));
    }

    private void close(int task, int fd, RingEvent event, String rule, Consumer<TraceEvent> facts) {
        if (table(tasks.process(task), event).remove(fd) != null) {
            join.close(task, fd, event.nanos());
            facts.accept(new Closed(stamps.inferred(event, rule), task, fd));
        }
    }

    /// The descriptors of a process at the time of an event. What the server has accepted it has
    /// noted, and its notes may run ahead of the kernel's reports.
    private Map<Integer, Slot> table(int process, RingEvent now) {
        while (!accepted.isEmpty() && accepted.getFirst().nanos() <= now.nanos()) {
            Accepted next = accepted.removeFirst();
            tables.computeIfAbsent(tasks.process(server), _ -> new TreeMap<>())
                    .put(next.fd(), next.slot());
        }
        return tables.computeIfAbsent(process, _ -> new TreeMap<>());
    }
}

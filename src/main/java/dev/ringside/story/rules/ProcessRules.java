package dev.ringside.story.rules;

import dev.ringside.machine.Descriptor;
import dev.ringside.machine.Machine;
import dev.ringside.machine.process.ProcessState;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfProcesses.Created;
import dev.ringside.story.happening.OfProcesses.Executes;
import dev.ringside.story.happening.OfProcesses.Exits;
import dev.ringside.story.happening.OfProcesses.GetsReady;
import dev.ringside.story.happening.OfProcesses.LetsGo;
import dev.ringside.story.happening.OfProcesses.Reaped;
import dev.ringside.story.happening.OfProcesses.Redirected;
import dev.ringside.story.happening.OfProcesses.WaitsFor;
import dev.ringside.story.happening.OfTasks.Ended;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Fds;
import dev.ringside.trace.Executed;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;

/// The steps of processes that the program under study starts.
final class ProcessRules {
    private final Set<Integer> ready = new HashSet<>();

    Reading shared(MemoryShared e, Happening open) {
        return open instanceof Created c && c.child() == e.task()
                ? new Reading.Becomes(new Created(c.task(), c.child(), c.call(), true))
                : Reading.JOINS;
    }

    Reading executed(Executed e, Happening open) {
        return open instanceof Executes x && x.task() == e.task()
                ? new Reading.Becomes(new Executes(x.task(), e.path(), x.waker()))
                : Rules.opens(new Executes(e.task(), e.path(), -1));
    }

    Reading ended(Machine before, TaskEnded e, Happening open) {
        if (!Rules.observed(before, e.task())) {
            return Reading.JOINS;
        }
        if (!before.processes().containsKey(e.task())) {
            return Rules.opens(new Ended(e.task()));
        }
        return open instanceof Exits x && x.task() == e.task()
                ? new Reading.Becomes(new Exits(e.task(), e.status(), true, x.woken()))
                : Rules.opens(new Exits(e.task(), e.status(), true, -1));
    }

    /// What a wake-up says of the step that is open; null if nothing.
    static @Nullable Reading woken(Woken e, Happening open) {
        return switch (open) {
            case Executes x when x.task() == e.at().tid() && x.waker() < 0 ->
                    new Reading.Becomes(new Executes(x.task(), x.path(), e.task()));
            case Exits x when x.task() == e.at().tid() && x.woken() < 0 ->
                    new Reading.Becomes(new Exits(x.task(), x.status(), x.zombie(), e.task()));
            // whatever else happens, somebody is woken by something else
            default -> null;
        };
    }

    /// The step of a call; null if it is told like any other.
    ///
    /// @return [Reading#JOINS] if it has no step of its own
    @Nullable Reading entered(Machine before, SysEntered e, Happening open) {
        int tid = e.at().tid();
        var state = before.processes().get(tid);
        if (state == null) {
            return byMaker(before, e);
        }
        return switch (e.call()) {
            case "dup2", "dup3" -> redirected(e, open);
            case "execve", "execveat" -> Rules.opens(new Executes(tid, null, -1));
            case "exit_group" -> Rules.opens(new Exits(tid, status(e), false, -1));
            // the names of calls are an open set
            default -> {
                if (state.program() == null) {
                    yield Reading.JOINS; // the C library makes room for the new program
                }
                yield isGettingReady(state, e) ? getsReady(tid, open) : null;
            }
        };
    }

    /// Whether a program has not come to its standard input and output yet, which is what it is
    /// there for.
    private boolean isGettingReady(ProcessState state, SysEntered e) {
        int fd = Calls.descriptor(e.args());
        boolean moves = Calls.receiving(e.call()) || Calls.sending(e.call());
        if (moves && fd >= 0 && fd <= 1) {
            ready.add(state.process());
        }
        return !ready.contains(state.process());
    }

    private static Reading getsReady(int tid, Happening open) {
        return open instanceof GetsReady g && g.task() == tid
                ? Reading.JOINS
                : Rules.opens(new GetsReady(tid));
    }

    private static Reading redirected(SysEntered e, Happening open) {
        int tid = e.at().tid();
        int from = (int) e.args().number("oldfd").orElse(-1);
        int to = (int) e.args().number("newfd").orElse(-1);
        return open instanceof Redirected r && r.task() == tid && r.from() == from
                ? new Reading.Becomes(new Redirected(tid, from, r.to().and(to)))
                : Rules.opens(new Redirected(tid, from, Fds.of(to)));
    }

    private static @Nullable Integer status(SysEntered e) {
        var status = e.args().number("status");
        return status.isPresent() ? (Integer) (int) status.getAsLong() : null;
    }

    private static @Nullable Reading byMaker(Machine before, SysEntered e) {
        int tid = e.at().tid();
        if (e.call().equals("wait4")) {
            int child = (int) e.args().number("pid").orElse(-1);
            var state = before.processes().get(child);
            return Rules.opens(new WaitsFor(tid, child, state != null && state.isZombie()));
        }
        return e.call().equals("close") ? letsGo(before, tid, Calls.descriptor(e.args())) : null;
    }

    private static @Nullable Reading letsGo(Machine before, int tid, int fd) {
        var task = before.task(tid).orElse(null);
        var object = task == null ? null : before.object(task, fd).orElse(null);
        if (task == null || object == null) {
            return null;
        }
        for (Descriptor other : before.descriptorsOf(object)) {
            var state = before.processes().get(other.process());
            if (state != null && state.maker() == task.who().process()) {
                return Rules.opens(new LetsGo(tid, fd, other.process(), other.fd()));
            }
        }
        return null;
    }

    /// The step of a return; null if it is told like any other.
    @Nullable Reading returned(Machine before, SysReturned e) {
        int tid = e.at().tid();
        if (before.processes().containsKey(tid) && !ready.contains(tid)) {
            return Reading.JOINS; // some of what a run time looks for is not there
        }
        return e.call().equals("wait4") && e.errno() == null && e.result() > 0
                ? Rules.opens(new Reaped(tid, (int) e.result()))
                : null;
    }
}

package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Epoll;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfTasks.Answered;
import dev.ringside.story.happening.OfTasks.Asked;
import dev.ringside.story.happening.OfTasks.ForEach;
import dev.ringside.story.happening.OfTasks.Registered;
import dev.ringside.story.happening.OfTasks.Tried;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Act;
import dev.ringside.story.words.Behind;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Fds;
import dev.ringside.story.words.Unread;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.Trace;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The steps in which a program calls the kernel and the kernel returns.
final class CallRules {
    /// What a task handed over, counted once for all the calls that it holds for.
    private record Handed(WaitSet fact, int descriptors) {}

    /// The call that a task of the program under study is in.
    private static final class Pending {
        final boolean folded;
        final @Nullable Asked asked;
        boolean slept;

        Pending(boolean folded, @Nullable Asked asked) {
            this.folded = folded;
            this.asked = asked;
        }
    }

    private final Trace trace;
    private final Lookahead ahead;
    private final CrewRules crew;
    private final Queues queues;
    private final SignalRules signals;
    private final ProcessRules processes;
    private final FileRules files;
    private final boolean switchesKnown;
    private final Map<Integer, Map<String, Handed>> handed = new HashMap<>();
    private final Map<Integer, Pending> pending = new HashMap<>();
    private final Set<String> toldWithUnread = new HashSet<>();
    private int readAlready = -1;

    CallRules(
            Trace trace,
            Lookahead ahead,
            Queues queues,
            CrewRules crew,
            SignalRules signals,
            ProcessRules processes,
            FileRules files) {
        this.files = files;
        this.crew = crew;
        this.trace = trace;
        this.ahead = ahead;
        this.queues = queues;
        this.signals = signals;
        this.processes = processes;
        this.switchesKnown = !trace.header().probe().equals("call");
    }

    /// What is handed over belongs to the call that follows.
    Reading handedOver(int index, Machine before, WaitSet e, Happening open) {
        int count = e.set().stream().mapToInt(Watched::count).sum();
        handed.computeIfAbsent(e.at().tid(), _ -> new HashMap<>())
                .put(e.call(), new Handed(e, count));
        boolean next =
                index + 1 < trace.size()
                        && trace.events().get(index + 1) instanceof SysEntered s
                        && s.at().tid() == e.at().tid()
                        && s.call().equals(e.call());
        if (!next) {
            return Reading.JOINS;
        }
        var reading = entered(index + 1, before, (SysEntered) trace.events().get(index + 1), open);
        readAlready = index + 1;
        return reading;
    }

    Reading entered(int index, Machine before, SysEntered e, Happening open) {
        if (index == readAlready) {
            return Reading.JOINS;
        }
        int tid = e.at().tid();
        if (before.task(tid).map(t -> t.state().blocked()).orElse(false)) {
            return Reading.JOINS; // it has been in this call since before the recording
        }
        if (Calls.ofSignals(e.call()) && ahead.asksForSignals() && Rules.isServer(before, tid)) {
            return SignalRules.way(e, open);
        }
        if (Calls.housekeeping(new Call(e.call(), e.args(), e.at().nanos()), before)) {
            boolean done = Rules.isServer(before, tid) && !ahead.callsAgain(index, tid);
            return !done || crew.waitsLater(before, e)
                    ? Reading.JOINS
                    : crew.done(index, before, tid, e.at().cpu(), -1, open);
        }
        boolean runtime = UserSpaceRules.interrupts(before, tid, e.call());
        if (runtime || Calls.resting(e.call()) || Calls.asksFlags(e.call(), e.args())) {
            pending.remove(tid);
            return Reading.JOINS;
        }
        if (Rules.isServer(before, tid)) {
            return byServer(index, before, e, open);
        }
        return Rules.isClient(before, tid) ? byClient(before, e, open) : Reading.JOINS;
    }

    /// A task falls asleep in its call.
    void slept(int tid) {
        var call = pending.get(tid);
        if (call != null) {
            call.slept = true;
        }
    }

    Reading returned(Machine before, SysReturned e, Happening open) {
        int tid = e.at().tid();
        boolean entryKnown = before.task(tid).map(t -> t.call() != null).orElse(false);
        var call = pending.remove(tid);
        var ofRequest = AioRules.returned(before, e, open);
        if (ofRequest != null) {
            return ofRequest;
        }
        if (Calls.creating(e.call()) && e.errno() == null) {
            return Reading.JOINS; // the new task has told it
        }
        if (!entryKnown || call == null || !Rules.isServer(before, tid)) {
            return Reading.JOINS;
        }
        if (waitedForLock(before, tid)) {
            return Reading.JOINS; // whether it has the lock then, it tells itself
        }
        var ofProcess = call.folded ? processes.returned(before, e) : null;
        if (ofProcess != null) {
            return ofProcess;
        }
        if (open instanceof Tried t && t.task() == tid && call.folded) {
            return new Reading.Becomes(t.until(e.at().nanos()));
        }
        if (call.folded) {
            boolean full = Calls.sending(e.call()) && "EAGAIN".equals(e.errno());
            boolean told = Calls.many(e.call()) || Calls.mayFindNothing(e.call()) || full;
            return e.errno() == null || told
                    ? Reading.JOINS
                    : Rules.opens(CallSteps.returned(before, e));
        }
        if (call.asked == null) {
            return Rules.opens(CallSteps.returned(before, e));
        }
        Boolean slept = switchesKnown ? call.slept : null;
        var answer = ahead.answer(e);
        return Rules.opens(
                new Answered(
                        call.asked,
                        e.result(),
                        e.errno(),
                        answer == null ? null : answer.ready(),
                        slept,
                        answer == null ? null : left(before, answer)));
    }

    private static boolean waitedForLock(Machine before, int tid) {
        return before.task(tid)
                .map(Task::call)
                .filter(call -> Calls.waitsForLock(call.name(), call.args()))
                .isPresent();
    }

    Reading handedBack(Machine before, ReadyReturned e, Happening open) {
        return open instanceof Answered a
                        && a.asked().task() == e.at().tid()
                        && a.asked().call().name().equals(e.call())
                ? new Reading.Becomes(
                        new Answered(
                                a.asked(),
                                a.result(),
                                a.errno(),
                                e.ready(),
                                a.slept(),
                                left(before, e)))
                : Reading.JOINS;
    }

    private @Nullable Unread left(Machine before, ReadyReturned e) {
        long bytes = 0;
        int count = 0;
        int first = -1;
        var task = before.task(e.at().tid()).orElse(null);
        for (var range : e.ready()) {
            for (int fd = range.fd(); task != null && fd <= range.to(); fd++) {
                long left = before.object(task, fd).map(queues::leftBytes).orElse(0L);
                bytes += left;
                count += left > 0 ? 1 : 0;
                first = first < 0 && left > 0 ? fd : first;
            }
        }
        return count == 0 ? null : new Unread(first, bytes, count);
    }

    private Reading byServer(int index, Machine before, SysEntered e, Happening open) {
        int tid = e.at().tid();
        var positioned = AioRules.entered(before, e);
        if (positioned != null) {
            pending.put(tid, new Pending(true, null));
            return positioned;
        }
        var ofJob = JobRules.entered(before, e, open);
        if (ofJob != null) {
            pending.put(tid, new Pending(true, null));
            return ofJob;
        }
        var ofProcess = processes.entered(before, e, open);
        if (ofProcess != null) {
            pending.put(tid, new Pending(true, null));
            return ofProcess;
        }
        var ofSignals = signals.entered(index, before, e, open);
        if (ofSignals != null) {
            pending.put(tid, new Pending(true, null));
            return ofSignals;
        }
        var ofFile = files.entered(index, before, e, open);
        if (ofFile != null) {
            pending.put(tid, new Pending(e.call().equals("read"), null));
            return ofFile;
        }
        if (ahead.vain(index) && !worthTelling(index, e)) {
            pending.put(tid, new Pending(true, null));
            return tried(index, e, open);
        }
        var each = forEach(before, e, open);
        if (each != null) {
            pending.put(tid, new Pending(true, null));
            return each;
        }
        var call = new Call(e.call(), e.args(), e.at().nanos());
        if (Calls.many(e.call())) {
            var asked = asked(before, tid, call);
            pending.put(tid, new Pending(false, asked));
            return Rules.opens(asked);
        }
        pending.put(tid, new Pending(false, null));
        return Rules.opens(CallSteps.called(before, tid, call));
    }

    private Reading byClient(Machine before, SysEntered e, Happening open) {
        var each = forEach(before, e, open);
        return each != null
                ? each
                : Rules.opens(
                        CallSteps.called(
                                before,
                                e.at().tid(),
                                new Call(e.call(), e.args(), e.at().nanos())));
    }

    /// The first call of its kind that gets nothing is told in full, and the first that gets
    /// nothing of epoll although bytes are there.
    private boolean worthTelling(int index, SysEntered e) {
        boolean odd = Calls.ofEpoll(e.call()) && queues.unread() != null;
        boolean strange = odd && toldWithUnread.add(e.at().tid() + e.call());
        return ahead.firstVain(index) || strange;
    }

    private Reading tried(int index, SysEntered e, Happening open) {
        int fd = Calls.descriptor(e.args());
        long nanos = e.at().nanos();
        if (open instanceof Tried t && t.task() == e.at().tid() && t.call().equals(e.call())) {
            return new Reading.Becomes(t.again(fd, nanos));
        }
        return Rules.opens(
                new Tried(
                        e.at().tid(),
                        e.call(),
                        Fds.of(fd),
                        1,
                        nanos,
                        nanos,
                        0,
                        0,
                        ahead.drained(index)));
    }

    private @Nullable Reading forEach(Machine before, SysEntered e, Happening open) {
        int tid = e.at().tid();
        int fd = Calls.descriptor(e.args());
        if (e.call().equals("epoll_ctl")) {
            return registered(e, open);
        }
        var act =
                Calls.setsNonBlocking(e.call(), e.args())
                        ? Act.NON_BLOCKING
                        : e.call().equals("close") ? Act.CLOSE : null;
        if (act == null) {
            return null;
        }
        // to give an epoll instance back is another thing than to close a connection
        var behind = CallSteps.behind(before, tid, fd);
        boolean apart = act == Act.CLOSE && behind == Behind.EPOLL;
        return open instanceof ForEach f && f.task() == tid && f.act() == act && !apart
                ? new Reading.Becomes(
                        new ForEach(tid, act, f.fds().and(fd), f.behind().and(behind)))
                : Rules.opens(new ForEach(tid, act, Fds.of(fd), behind));
    }

    private Reading registered(SysEntered e, Happening open) {
        int tid = e.at().tid();
        int fd = (int) e.args().number("fd").orElse(-1);
        int epfd = (int) e.args().number("epfd").orElse(-1);
        String op = String.valueOf(e.args().values().getOrDefault("op", ""));
        if (open instanceof Registered r
                && r.task() == tid
                && r.op().equals(op)
                && r.epfd() == epfd) {
            return new Reading.Becomes(new Registered(tid, op, epfd, r.fds().and(fd), r.events()));
        }
        return Rules.opens(new Registered(tid, op, epfd, Fds.of(fd), events(tid, fd)));
    }

    private String events(int tid, int fd) {
        var known = handed(tid, "epoll_ctl");
        return known == null
                ? ""
                : known.fact().set().stream()
                        .filter(w -> w.fd() <= fd && fd <= w.to())
                        .map(Watched::events)
                        .findFirst()
                        .orElse("");
    }

    private Asked asked(Machine before, int tid, Call call) {
        if (Calls.ofEpoll(call.name())) {
            return new Asked(tid, call, List.of(), interests(before, tid, call), timeout(call));
        }
        var known = handed(tid, call.name());
        if (known == null) {
            return new Asked(tid, call, List.of(), -1, timeout(call));
        }
        var inMemory = known.fact().timeoutNanos();
        return new Asked(
                tid,
                call,
                known.fact().set(),
                known.descriptors(),
                inMemory != null ? inMemory : timeout(call));
    }

    private @Nullable Handed handed(int tid, String call) {
        return handed.getOrDefault(tid, Map.of()).get(call);
    }

    private static int interests(Machine before, int tid, Call call) {
        int epfd = (int) call.args().number("epfd").orElse(-1);
        return before.task(tid)
                .flatMap(t -> before.object(t, epfd))
                .map(object -> before.epolls().get(object))
                .map(Epoll::interests)
                .map(Map::size)
                .orElse(-1);
    }

    private static @Nullable Long timeout(Call call) {
        var millis = call.args().number("timeout");
        return millis.isPresent() ? millis.getAsLong() * 1_000_000 : null;
    }
}

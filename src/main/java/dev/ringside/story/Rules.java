package dev.ringside.story;

import dev.ringside.machine.Call;
import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.Happening.Arrived;
import dev.ringside.story.Happening.Called;
import dev.ringside.story.Happening.CopiedToUser;
import dev.ringside.story.Happening.CutShort;
import dev.ringside.story.Happening.Ended;
import dev.ringside.story.Happening.FactsLost;
import dev.ringside.story.Happening.FellAsleep;
import dev.ringside.story.Happening.Finished;
import dev.ringside.story.Happening.Picked;
import dev.ringside.story.Happening.Preempted;
import dev.ringside.story.Happening.Returned;
import dev.ringside.story.Happening.Woke;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Left;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Role;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Unrecognised;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Woken;

import java.util.Map;

/// Decides for each fact whether a step begins with it, by what it is and how the machine stood
/// before.
///
/// The server's calls, sleeps, wake-ups and copies are steps of their own; a client is told more
/// briefly, since it is there only to give the server something to wait for.
final class Rules {
    private final Lookahead ahead;

    Rules(Trace trace) {
        this.ahead = new Lookahead(trace);
    }

    Reading reads(int index, Machine before, TraceEvent event, Happening open) {
        return switch (event) {
            case SysEntered e -> entered(index, before, e, open);
            case SysReturned e -> returned(before, e);
            case Switched e -> e.already() ? Reading.JOINS : switched(index, before, e, open);
            case Woken e -> woken(before, e, open);
            case Queued e -> queued(before, e, open);
            case Copied e -> copied(e, open);
            case TaskEnded e ->
                    observed(before, e.task()) ? opens(new Ended(e.task())) : Reading.JOINS;
            case Lost e -> opens(new FactsLost(e.count(), e.where()));
            case EndedEarly e -> opens(new CutShort(e.why()));
            case WaitSet _, ReadyReturned _ -> Reading.JOINS;
            case TaskStarted _, TaskNamed _, Opened _, Closed _, BytesSeen _, Migrated _ ->
                    Reading.JOINS;
            case SoftirqEntered _, SoftirqLeft _, SegmentSent _, SegmentReceived _ -> Reading.JOINS;
            case Discarded _, Connection _, Sampled _, QueueSampled _, Unrecognised _ ->
                    Reading.JOINS;
        };
    }

    private Reading entered(int index, Machine before, SysEntered e, Happening open) {
        int tid = e.at().tid();
        if (Calls.housekeeping(e.call())) {
            boolean done = isServer(before, tid) && !ahead.callsAgain(index, tid);
            return done && !(open instanceof Finished)
                    ? opens(new Finished(tid, e.at().cpu(), -1))
                    : Reading.JOINS;
        }
        boolean told = isServer(before, tid) || (isClient(before, tid) && !Calls.resting(e.call()));
        return told
                ? opens(new Called(tid, new Call(e.call(), e.args(), e.at().nanos())))
                : Reading.JOINS;
    }

    private static Reading returned(Machine before, SysReturned e) {
        boolean entryKnown = before.task(e.at().tid()).map(t -> t.call() != null).orElse(false);
        return entryKnown && isServer(before, e.at().tid()) && !Calls.housekeeping(e.call())
                ? opens(new Returned(e.at().tid(), e.call(), e.result(), e.errno()))
                : Reading.JOINS;
    }

    private Reading switched(int index, Machine before, Switched e, Happening open) {
        var in = before.task(e.in());
        boolean wasReady = in.map(t -> t.state() == TaskState.READY).orElse(false);
        if (wasReady && isServer(before, e.in())) {
            return opens(picked(in.orElseThrow(), e));
        }
        if (observed(before, e.out()) && e.left() != Left.PREEMPTED) {
            return left(index, before, e, open);
        }
        if (observed(before, e.out())) {
            return opens(new Preempted(e.out(), e.at().cpu(), e.in()));
        }
        if (wasReady && isClient(before, e.in())) {
            return open instanceof Woke w && w.task() == e.in() && w.pickedOn() < 0
                    ? new Reading.Becomes(woke(w, in.orElseThrow(), e))
                    : opens(picked(in.orElseThrow(), e));
        }
        return Reading.JOINS;
    }

    private Reading left(int index, Machine before, Switched e, Happening open) {
        if (e.left() == Left.DEAD) {
            return Reading.JOINS; // sched_process_exit has told it
        }
        var task = before.task(e.out()).orElseThrow();
        var call = task.call();
        if (call == null || !Calls.housekeeping(call.name())) {
            var asleep = Fold.apply(before, e);
            var place = asleep.waitPlace(asleep.task(e.out()).orElseThrow());
            String in = ahead.waitingIn(index, e.out());
            return opens(
                    new FellAsleep(
                            e.out(),
                            call,
                            place.orElse(new WaitPlace.Elsewhere(null)),
                            in,
                            e.at().cpu(),
                            e.in()));
        }
        if (ahead.callsAgain(index, e.out())) {
            return Reading.JOINS; // the run time beneath the program sleeps for a moment
        }
        var finished = new Finished(e.out(), e.at().cpu(), e.in());
        return open instanceof Finished f && f.task() == e.out()
                ? new Reading.Becomes(finished)
                : opens(finished);
    }

    private static Reading woken(Machine before, Woken e, Happening open) {
        var task = before.task(e.task());
        boolean asleep = task.map(t -> t.state().blocked()).orElse(false);
        if (!asleep || !observed(before, e.task())) {
            return Reading.JOINS;
        }
        if (open instanceof Arrived a && a.woken() < 0 && a.sender() == e.at().tid()) {
            return new Reading.Becomes(
                    new Arrived(a.sender(), a.object(), a.fd(), a.lengthBytes(), e.task()));
        }
        var call = task.orElseThrow().call();
        return call != null && Calls.housekeeping(call.name())
                ? Reading.JOINS
                : opens(
                        new Woke(
                                e.task(),
                                e.by(),
                                e.context(),
                                call == null ? null : call.name(),
                                -1,
                                0));
    }

    private static Reading queued(Machine before, Queued e, Happening open) {
        if (open instanceof Arrived a && a.object() == e.object()) {
            return new Reading.Becomes(
                    new Arrived(
                            a.sender(),
                            a.object(),
                            a.fd(),
                            a.lengthBytes() + e.lengthBytes(),
                            a.woken()));
        }
        int fd = descriptorOf(before, e.object());
        return opens(new Arrived(e.at().tid(), e.object(), fd, e.lengthBytes(), -1));
    }

    private static Reading copied(Copied e, Happening open) {
        if (e.direction() == Direction.TO_KERNEL) {
            return Reading.JOINS;
        }
        int fd = e.fd() == null ? -1 : e.fd();
        return open instanceof CopiedToUser c && c.task() == e.at().tid() && c.fd() == fd
                ? new Reading.Becomes(
                        new CopiedToUser(c.task(), fd, c.lengthBytes() + e.lengthBytes()))
                : opens(new CopiedToUser(e.at().tid(), fd, e.lengthBytes()));
    }

    private static Picked picked(Task task, Switched e) {
        return new Picked(task.tid(), e.at().cpu(), readyNanos(task, e), e.out());
    }

    private static Woke woke(Woke w, Task task, Switched e) {
        return new Woke(w.task(), w.by(), w.context(), w.call(), e.at().cpu(), readyNanos(task, e));
    }

    private static long readyNanos(Task task, Switched e) {
        return e.at().nanos() - task.placement().sinceNanos();
    }

    private static int descriptorOf(Machine machine, long object) {
        return machine.descriptors().values().stream()
                .flatMap(table -> table.entrySet().stream())
                .filter(entry -> entry.getValue() == object)
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    private static boolean observed(Machine machine, int tid) {
        return machine.task(tid).map(t -> t.who().observed()).orElse(false);
    }

    private static boolean isClient(Machine machine, int tid) {
        return machine.task(tid).map(t -> t.who().role() == Role.CLIENT).orElse(false);
    }

    private static boolean isServer(Machine machine, int tid) {
        return observed(machine, tid) && !isClient(machine, tid);
    }

    private static Reading opens(Happening happening) {
        return new Reading.Opens(happening);
    }
}

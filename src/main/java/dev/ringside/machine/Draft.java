package dev.ringside.machine;

import dev.ringside.machine.handover.Handovers;
import dev.ringside.machine.process.ProcessState;
import dev.ringside.machine.process.ProcessesDraft;
import dev.ringside.machine.turns.Turns;
import dev.ringside.machine.userspace.UserSpace;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.Left;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.SwitchStep.SwitchAct;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;

import java.util.function.UnaryOperator;

/// The next [Machine], part by part, while one fact is applied: lives only inside [Fold#apply].
final class Draft {
    private final Stamp at;
    final ObjectsDraft objects;
    private final RingsDraft rings;
    private PSortedMap<Integer, Task> tasks;
    private PSortedSet<Integer> observed;
    private PSortedMap<Integer, Cpu> cpus;
    private final SegmentsDraft segments;
    private UserSpace userSpace;
    private PSortedMap<Integer, Signals> signals;
    private Turns turns;
    final ProcessesDraft processes;
    private Handovers handovers;
    private long lostFacts;
    private @Nullable String endedEarly;

    Draft(Machine before, Stamp at) {
        this.at = at;
        this.objects = new ObjectsDraft(before);
        this.rings = new RingsDraft(before, objects);
        this.tasks = before.tasks();
        this.observed = before.index().observed();
        this.cpus = before.cpus();
        this.segments = new SegmentsDraft(before);
        this.userSpace = before.userSpace();
        this.signals = before.signals();
        this.turns = before.turns();
        this.processes = new ProcessesDraft(before.processes());
        this.handovers = before.handovers();
        this.lostFacts = before.lostFacts();
        this.endedEarly = before.endedEarly();
    }

    Machine machine() {
        return new Machine(
                at.nanos(),
                tasks,
                cpus,
                objects.descriptors(),
                objects.sockets(),
                objects.epolls(),
                rings.rings(),
                objects.storage().storage(),
                segments.segments(),
                userSpace,
                signals,
                turns,
                processes.processes(),
                handovers,
                lostFacts,
                endedEarly,
                new Index(observed, objects.holders(), objects.watchers(), segments.passing()));
    }

    void handovers(UnaryOperator<Handovers> change) {
        handovers = change.apply(handovers);
    }

    /// Once its control block is in a queue, the CPU is between two tasks.
    void stepped(SwitchStep e) {
        handovers = handovers.with(e);
        var left = e.left();
        if (e.act() == SwitchAct.ENQUEUE && left != null) {
            place(e.task(), p -> p.off(TaskState.after(left), at.cpu(), at.nanos()));
            cpu(at.cpu(), c -> new Cpu(c.number(), Stamp.UNKNOWN, at.nanos(), null));
        }
    }

    void userSpace(UnaryOperator<UserSpace> change) {
        userSpace = change.apply(userSpace);
    }

    /// Replaces a task, which is met first if nothing was known of it. The idle task (0) is none.
    void task(int tid, UnaryOperator<Task> change) {
        if (tid <= 0) {
            return;
        }
        var known = tasks.get(tid);
        var task = known != null ? known : Task.met(Identity.foreign(tid, at.nanos()));
        var changed = change.apply(task);
        tasks = tasks.plus(tid, changed);
        turns = turns.begun() ? changed.turned(turns, at.nanos()) : turns;
    }

    void place(int tid, UnaryOperator<Placement> change) {
        task(tid, t -> t.at(change.apply(t.placement()), at.nanos()));
    }

    void buffer(int tid, UnaryOperator<UserBuffer> change) {
        task(tid, t -> t.buffer() == null ? t : t.with(change.apply(t.buffer())));
    }

    void cpu(int number, UnaryOperator<Cpu> change) {
        var known = cpus.get(number);
        if (known != null) {
            cpus = cpus.plus(number, change.apply(known));
        }
    }

    void signals(int tid, UnaryOperator<Signals> change) {
        signals = signals.plus(tid, change.apply(signals.getOrDefault(tid, Signals.NONE)));
    }

    void computed(Machine before, Computed e) {
        signals(at.tid(), s -> s.computed(e));
        var task = tasks.get(at.tid());
        if (task != null && before.takesTurns(task)) {
            if (!turns.begun()) {
                for (Task one : before.observed()) {
                    turns = one.turned(turns, at.nanos());
                }
            }
            turns = turns.with(e, task.used(at.nanos()));
        }
    }

    void socket(long object, UnaryOperator<Socket> change) {
        objects.socket(object, change);
    }

    void queue(long object, UnaryOperator<ReceiveQueue> change) {
        socket(object, s -> s.with(change.apply(s.queue())));
    }

    void started(TaskStarted e) {
        var who = Identity.of(e);
        processes.started(e);
        var known = tasks.get(e.task());
        // A task that was met by a switch before it was introduced keeps its place.
        var task =
                known != null && !known.who().observed() && e.already()
                        ? known.as(who)
                        : Task.met(who);
        tasks = tasks.plus(e.task(), task);
        observed = who.observed() ? observed.plus(e.task()) : observed.minus(e.task());
    }

    void opened(Opened e) {
        objects.opened(descriptor(e.task(), e.fd()), e.object());
        rings.opened(e.object());
    }

    void closed(Closed e) {
        objects.closed(descriptor(e.task(), e.fd()));
        if (signals.containsKey(e.task())) {
            signals(e.task(), s -> s.closed(e.fd()));
        }
        rings.released();
    }

    void entered(SysEntered e) {
        var call = new Call(e.call(), e.args(), at.nanos());
        int pid = processOf(at.tid());
        boolean ofSignals = signals.getOrDefault(at.tid(), Signals.NONE).takesBy(call);
        userSpace = AioHelpers.entered(userSpace, tasks, at.tid(), call);
        boolean forAnother = ofSignals || userSpace.ownerOf(at.tid()).isPresent();
        boolean loads = processes.has(pid) && objects.isUnknown(pid, call);
        task(at.tid(), t -> t.enter(call, forAnother || loads ? null : UserBuffer.of(call)));
        if (call.waitsOnEpoll() || objects.closesEpoll(pid, call)) {
            userSpace = userSpace.asks(at.tid());
        }
        if (signals.containsKey(at.tid())) {
            signals(at.tid(), Signals::entered);
        }
    }

    void returned(SysReturned e) {
        var task = tasks.get(at.tid());
        var call = task == null ? null : task.call();
        if (task != null && call != null && call.name().equals(e.call()) && e.errno() == null) {
            succeeded(task, call, e.result());
            if (call.name().startsWith("signalfd")) {
                signals(task.tid(), s -> s.opened((int) e.result()));
            }
        }
        if (task != null) {
            objects.returned(task, e.errno());
        }
        userSpace = AioHelpers.returned(userSpace, e);
        task(at.tid(), t -> t.leave(at.nanos(), "EAGAIN".equals(e.errno())));
    }

    private void succeeded(Task task, Call call, long result) {
        int fd = call.fd().orElse(-1);
        if (call.name().equals("fcntl")
                && (Signals.asks(call.args()) || signals.containsKey(task.tid()))) {
            signals(task.tid(), s -> s.asked(fd, call.args()));
        }
        if (call.name().equals("wait4") && result > 0) {
            processes.change((int) result, ProcessState::waitedFor);
        }
        if (call.name().equals("epoll_ctl")) {
            var events = task.handed().eventsOf(call.name(), fd);
            var op = String.valueOf(call.args().values().get("op"));
            call.epoll()
                    .ifPresent(epoll ->
                            objects.controlled(descriptor(task.tid(), epoll), op, fd, events));
        } else if (call.accepts()) {
            Long object = objects.object(task.who().process(), fd);
            if (object != null) {
                queue(object, ReceiveQueue::accepted);
            }
        }
    }

    void woken(Woken e) {
        place(e.task(), p -> p.woken(new Placement.WakeUp(at.nanos(), e.by(), e.context())));
        var task = tasks.get(e.task());
        processes.woken(task == null ? 0 : task.maker(), processOf(e.by()));
    }

    void ended(TaskEnded e) {
        place(e.task(), p -> p.off(TaskState.ENDED, p.cpu(), at.nanos()));
        processes.change(e.task(), p -> p.ended(e.status()));
    }

    /// What `epoll_ctl` is handed changes the interest list only when the call succeeds.
    void handed(WaitSet e) {
        var watch = new Watch(e.call(), e.set(), e.timeoutNanos(), null);
        task(at.tid(), t -> t.with(t.handed().plus(watch)));
    }

    void handedBack(ReadyReturned e) {
        task(at.tid(), t -> t.with(t.handed().back(e.call(), e.ready())));
        userSpace = userSpace.ready(at.tid(), e.ready(), at.nanos());
        objects.ready(processOf(at.tid()), e.ready());
        var task = tasks.get(at.tid());
        var call = task == null ? null : task.lastCall();
        if (call != null && call.waitsOnEpoll() && call.name().equals(e.call())) {
            call.epoll()
                    .ifPresent(epoll ->
                            objects.returned(
                                    descriptor(at.tid(), epoll), e.ready(), call.fills(e)));
        }
    }

    void switched(Switched e, int ahead) {
        task(e.out(), t -> t.off(e, ahead));
        task(e.in(), t -> t.onCpu(at.cpu(), at.nanos(), !e.already()));
        if (at.cpu() >= 0) {
            var cpu = new Cpu(at.cpu(), e.in(), at.nanos(), null);
            cpus = cpus.plus(at.cpu(), cpu);
        }
        boolean sleeps = e.left() == Left.SLEEPING || e.left() == Left.BLOCKED;
        var task = sleeps && !e.already() ? tasks.get(e.out()) : null;
        if (task != null) {
            objects.sleeps(task);
        }
    }

    /// What the receive path has not put into a queue by the end of the deferred work carried no
    /// data (an acknowledgement), waits in the socket's backlog, or was cut up into packets of
    /// other names.
    void softirqLeft(SoftirqLeft e) {
        cpu(e.at().cpu(), c -> c.with(null));
        segments.forgetPassing();
    }

    SegmentsDraft segments() {
        return segments;
    }

    void queued(Queued e, boolean urgent) {
        segments.queued(e);
        socket(e.object(), s -> s.queued(e.segment(), e.lengthBytes(), urgent));
        objects.arrived(e.object());
    }

    /// What the kernel throws away at a socket's door was never in its queue; what it throws away
    /// because a program's buffer was too small, was.
    void discarded(Discarded e) {
        boolean atTheDoor = at.source().evidence() == Source.Evidence.KERNEL;
        queue(
                e.object(),
                q -> atTheDoor ? q.refused(e.lengthBytes()) : q.discarded(e.lengthBytes()));
    }

    void copied(Copied e, boolean urgent) {
        boolean toUser = e.direction() == Direction.TO_USER;
        Integer fd = e.fd();
        var ring = fd == null || !toUser ? null : rings.about(fd, processOf(at.tid()));
        if (fd != null && ring != null) {
            copiedFor(ring, fd, e.lengthBytes());
        }
        var owner = toUser && fd != null ? userSpace.ownerOf(at.tid()).orElse(null) : null;
        if (fd != null && owner != null) {
            var buffer = new UserBuffer(fd, e.lengthBytes(), e.lengthBytes(), null, false);
            task(owner, t -> t.with(UserBuffer.more(t.buffer(), buffer)));
        }
        boolean own = ring == null && owner == null;
        task(at.tid(), t -> own ? t.copied(toUser, e.lengthBytes()) : t.carried(e.lengthBytes()));
        if (toUser && fd != null) {
            Long object = objects.object(processOf(at.tid()), fd);
            if (object != null) {
                socket(object, s -> s.copied(e.lengthBytes(), urgent));
            }
        }
    }

    /// Bytes for a request go into the memory that it names, whoever copies them.
    private void copiedFor(Uring ring, int fd, int lengthBytes) {
        var request = ring.about(fd);
        long room = request == null ? 0 : Math.max(0, request.lengthBytes());
        var buffer = new UserBuffer(fd, room, lengthBytes, null, false);
        task(ring.owner(), t -> t.with(UserBuffer.more(t.buffer(), buffer)));
    }

    /// A request names the memory for its bytes. It is shown when it is the latest.
    void prepared(UringPrepared e) {
        rings.prepared(e, processOf(at.tid()));
        if (!e.op().equals("ACCEPT")) {
            var buffer = new UserBuffer(e.fd(), e.lengthBytes(), 0, null, false);
            task(at.tid(), t -> t.with(buffer));
        }
    }

    void requested(AioRequested e) {
        userSpace = userSpace.with(e);
        task(at.tid(), t -> t.with(new UserBuffer(e.fd(), e.lengthBytes(), 0, null, false)));
    }

    void submitted(UringSubmitted e) {
        rings.submitted(e, processOf(at.tid()));
    }

    void ran(UringRan e) {
        rings.ran(e, processOf(at.tid()));
    }

    void completed(UringCompleted e) {
        Long accepted = rings.completed(e, processOf(at.tid()));
        if (accepted != null) {
            queue(accepted, ReceiveQueue::accepted);
        }
    }

    void reaped(UringReaped e) {
        rings.reaped(e, processOf(at.tid()));
    }

    void lost(long count) {
        lostFacts += count;
    }

    void endedEarly(String why) {
        endedEarly = why;
    }

    private int processOf(int tid) {
        var task = tasks.get(tid);
        return task == null ? tid : task.who().process();
    }

    private Descriptor descriptor(int tid, int fd) {
        return new Descriptor(processOf(tid), fd);
    }
}

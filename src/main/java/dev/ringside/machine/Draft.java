package dev.ringside.machine;

import dev.ringside.trace.Closed;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.WaitSet;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.function.UnaryOperator;

/// The next [Machine] while one fact is applied to it: the parts that a fact replaces, one by one.
/// Lives only inside [Fold#apply].
final class Draft {
    private final Stamp at;
    private PSortedMap<Integer, Task> tasks;
    private PSortedMap<Integer, Cpu> cpus;
    private PSortedMap<Integer, PSortedMap<Integer, Long>> descriptors;
    private PSortedMap<Long, Socket> sockets;
    private PSortedMap<Long, Epoll> epolls;
    private PSortedMap<String, Segment> segments;
    private long lostFacts;
    private @Nullable String endedEarly;

    Draft(Machine before, Stamp at) {
        this.at = at;
        this.tasks = before.tasks();
        this.cpus = before.cpus();
        this.descriptors = before.descriptors();
        this.sockets = before.sockets();
        this.epolls = before.epolls();
        this.segments = before.segments();
        this.lostFacts = before.lostFacts();
        this.endedEarly = before.endedEarly();
    }

    Machine machine() {
        return new Machine(
                at.nanos(),
                tasks,
                cpus,
                descriptors,
                sockets,
                epolls,
                segments,
                lostFacts,
                endedEarly);
    }

    /// Replaces a task, which is met first if nothing was known of it. The idle task (0) is none.
    void task(int tid, UnaryOperator<Task> change) {
        if (tid <= 0) {
            return;
        }
        var known = tasks.get(tid);
        var task = known != null ? known : Task.met(Identity.foreign(tid, at.nanos()));
        tasks = tasks.plus(tid, change.apply(task));
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

    void socket(long object, UnaryOperator<Socket> change) {
        var known = sockets.get(object);
        if (known != null) {
            sockets = sockets.plus(object, change.apply(known));
        }
    }

    void queue(long object, UnaryOperator<ReceiveQueue> change) {
        socket(object, s -> s.with(change.apply(s.queue())));
    }

    void started(TaskStarted e) {
        var who =
                new Identity(
                        e.task(),
                        at.nanos(),
                        e.process(),
                        e.parent(),
                        e.name(),
                        e.role(),
                        e.type());
        var known = tasks.get(e.task());
        // A task that was met by a switch before it was introduced keeps its place.
        var task =
                known != null && !known.who().observed() && e.already()
                        ? known.as(who)
                        : Task.met(who);
        tasks = tasks.plus(e.task(), task);
    }

    void opened(Opened e) {
        var object = e.object();
        descriptors =
                descriptors.plus(processOf(e.task()), tableOf(e.task()).plus(e.fd(), object.id()));
        if (!sockets.containsKey(object.id())) {
            sockets = sockets.plus(object.id(), new Socket(object, null, ReceiveQueue.EMPTY));
        }
    }

    void closed(Closed e) {
        descriptors = descriptors.plus(processOf(e.task()), tableOf(e.task()).minus(e.fd()));
    }

    void entered(SysEntered e) {
        var call = new Call(e.call(), e.args(), at.nanos());
        task(at.tid(), t -> t.enter(call, bufferOf(call)));
    }

    /// What `epoll_ctl` is handed changes the interest list only when the call succeeds.
    void handed(WaitSet e) {
        task(at.tid(), t -> t.watching(new Watch(e.call(), e.set(), e.timeoutNanos(), null)));
    }

    void handedBack(ReadyReturned e) {
        var none = new Watch(e.call(), List.of(), null, null);
        task(
                at.tid(),
                t -> {
                    var known = t.watch();
                    var watch = known != null && known.call().equals(e.call()) ? known : none;
                    return t.watching(watch.back(e.ready()));
                });
    }

    void switched(Switched e) {
        task(e.out(), t -> e.already() ? t.at(offBefore(t, e), at.nanos()) : off(t, e));
        place(e.in(), p -> p.running(at.cpu(), at.nanos()));
        if (at.cpu() >= 0) {
            var cpu = new Cpu(at.cpu(), e.in(), at.nanos(), null);
            cpus = cpus.plus(at.cpu(), cpu);
        }
    }

    void softirqLeft(SoftirqLeft e) {
        cpu(e.at().cpu(), c -> c.with(null));
        // What the receive path has not put into a queue by now carried no data (an
        // acknowledgement),
        // waits in the socket's backlog, or was cut up into packets of other names.
        var done =
                segments.values().stream()
                        .filter(s -> s.received() || s.lengthBytes() > Segment.LONGEST_BYTES)
                        .map(Segment::id)
                        .toList();
        segments = segments.minusAll(done);
    }

    void sent(SegmentSent e) {
        if (e.segment() != null) {
            var segment = new Segment(e.segment(), e.device(), e.lengthBytes(), false);
            segments = segments.plus(e.segment(), segment);
        }
    }

    void received(SegmentReceived e) {
        var known = e.segment() == null ? null : segments.get(e.segment());
        if (known != null) {
            segments = segments.plus(known.id(), known.arrived());
        }
    }

    void queued(Queued e) {
        if (e.segment() != null) {
            segments = segments.minus(e.segment());
        }
        queue(e.object(), q -> q.plus(e.segment(), e.lengthBytes()));
    }

    void copied(Copied e) {
        buffer(at.tid(), b -> b.plus(e.lengthBytes()));
        Integer fd = e.fd();
        if (e.direction() == Direction.TO_USER && fd != null) {
            Long object = tableOf(at.tid()).get(fd);
            if (object != null) {
                queue(object, q -> q.copied(e.lengthBytes()));
            }
        }
    }

    void lost(long count) {
        lostFacts += count;
    }

    void endedEarly(String why) {
        endedEarly = why;
    }

    private Task off(Task t, Switched e) {
        return t.offCpu(e.left(), at.cpu(), at.nanos());
    }

    /// A switch from before the recording places a task, but is not counted.
    private Placement offBefore(Task t, Switched e) {
        return Task.met(t.who()).offCpu(e.left(), at.cpu(), at.nanos()).placement();
    }

    private static @Nullable UserBuffer bufferOf(Call call) {
        var length = call.lengthBytes();
        if (call.fd().isEmpty() || length.isEmpty()) {
            return null;
        }
        boolean outgoing =
                switch (call.name()) {
                    case "sendto", "write" -> true;
                    // the names of calls are an open set
                    default -> false;
                };
        return new UserBuffer(call.fd().getAsInt(), length.getAsLong(), 0, null, outgoing);
    }

    private int processOf(int tid) {
        var task = tasks.get(tid);
        return task == null ? tid : task.who().process();
    }

    private PSortedMap<Integer, Long> tableOf(int tid) {
        var table = descriptors.get(processOf(tid));
        return table != null ? table : TreePMap.empty();
    }
}

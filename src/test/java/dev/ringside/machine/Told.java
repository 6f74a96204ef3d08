package dev.ringside.machine;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Context;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Tells a machine, fact by fact, what a server that waits for many descriptors does, in the order
/// in which the kernel does it. The server is task 1; each fact comes a microsecond after the one
/// before.
final class Told {
    static final int SERVER = 1;
    static final int CLIENT = 2;
    static final int EPOLL = 3;
    static final long INSTANCE = -1;

    private static final Source KERNEL = new Source("sched:sched_switch");

    private Machine machine = Machine.UNKNOWN;
    private long nanos;

    /// A server that has a CPU and nothing else.
    static Told server() {
        var told = new Told();
        told.started(SERVER, Role.SERVER).started(CLIENT, Role.CLIENT);
        return told.fact(new Switched(told.at(0), 0, Left.UNKNOWN, SERVER, true));
    }

    /// A server with an epoll instance.
    static Told epoll() {
        return server().opened(EPOLL, INSTANCE, ObjectType.EPOLL);
    }

    Told started(int task, Role role) {
        return fact(new TaskStarted(at(0), task, task, 0, "t", role, TaskType.PROCESS, true));
    }

    Told opened(int fd, long object, ObjectType type) {
        return opened(SERVER, fd, object, type);
    }

    Told opened(int task, int fd, long object, ObjectType type) {
        boolean connected = type == ObjectType.TCP || type == ObjectType.UNIX;
        var what = new KernelObject(object, type, null, connected ? "peer" : null, null);
        return fact(new Opened(at(task), task, fd, what, true));
    }

    Told listening(int fd, long object) {
        var what = new KernelObject(object, ObjectType.TCP, "127.0.0.1:1", null, null);
        return fact(new Opened(at(SERVER), SERVER, fd, what, true));
    }

    Told closed(int task, int fd) {
        return fact(new Closed(at(task), task, fd));
    }

    Told waitSet(String call, Watched... set) {
        return fact(new WaitSet(at(SERVER), call, List.of(set), null));
    }

    Told entered(String call, Map<String, Object> args) {
        return entered(SERVER, call, args);
    }

    Told entered(int task, String call, Map<String, Object> args) {
        return fact(new SysEntered(at(task), call, new CallArgs(args)));
    }

    Told returned(String call, long result) {
        return returned(SERVER, call, result);
    }

    Told returned(int task, String call, long result) {
        return fact(new SysReturned(at(task), call, result, null));
    }

    Told failed(String call, String errno) {
        return fact(new SysReturned(at(SERVER), call, -1, errno));
    }

    Told readyReturned(String call, Watched... ready) {
        return fact(new ReadyReturned(at(SERVER), call, List.of(ready)));
    }

    Told control(String op, int fd, @Nullable String events) {
        return controlling(op, fd, events).returned("epoll_ctl", 0);
    }

    Told controlling(String op, int fd, @Nullable String events) {
        if (events != null) {
            waitSet("epoll_ctl", Watched.one(fd, events));
        }
        return entered("epoll_ctl", Map.of("epfd", (long) EPOLL, "op", op, "fd", (long) fd));
    }

    /// The whole of an `epoll_wait` that has something to hand back, or no time to wait.
    Told waited(int maxEvents, int... fds) {
        return waits(maxEvents).handsBack(fds);
    }

    Told waits(int maxEvents) {
        return entered("epoll_wait", Map.of("epfd", (long) EPOLL, "maxevents", (long) maxEvents));
    }

    Told handsBack(int... fds) {
        var ready = new Watched[fds.length];
        for (int i = 0; i < fds.length; i++) {
            ready[i] = Watched.one(fds[i], "IN");
        }
        return returned("epoll_wait", fds.length).readyReturned("epoll_wait", ready);
    }

    Told queued(long object, int lengthBytes) {
        return fact(new Queued(at(CLIENT), object, lengthBytes, null));
    }

    Told connection(long object, String state) {
        return fact(new Connection(at(CLIENT), object, state));
    }

    Told read(int fd, int lengthBytes) {
        return read(fd, lengthBytes, 0);
    }

    Told read(int fd, int lengthBytes, long flags) {
        entered("recvfrom", Map.of("fd", (long) fd, "len", 64L, "flags", flags));
        fact(new Copied(at(SERVER), Direction.TO_USER, fd, lengthBytes, null));
        return returned("recvfrom", lengthBytes);
    }

    Told discarded(long object, int lengthBytes, String source) {
        var at = new Stamp(++nanos, 0, SERVER, new Source(source), null);
        return fact(new Discarded(at, object, lengthBytes, "why"));
    }

    Told sleeps() {
        return fact(new Switched(at(SERVER), SERVER, Left.SLEEPING, 0, false));
    }

    Told woken() {
        return fact(new Woken(at(CLIENT), SERVER, CLIENT, Context.TASK, null));
    }

    Told runs() {
        return fact(new Switched(at(0), 0, Left.UNKNOWN, SERVER, false));
    }

    Told fact(TraceEvent event) {
        machine = Fold.apply(machine, event);
        return this;
    }

    Machine machine() {
        return machine;
    }

    Task task() {
        return machine.task(SERVER).orElseThrow();
    }

    Epoll instance() {
        return Objects.requireNonNull(machine.epolls().get(INSTANCE), "no epoll instance");
    }

    List<Integer> ready() {
        return instance().ready();
    }

    ReceiveQueue queue(long object) {
        return Objects.requireNonNull(machine.sockets().get(object), "no socket").queue();
    }

    private Stamp at(int task) {
        nanos += 1000;
        return new Stamp(nanos, 0, task, KERNEL, null);
    }
}

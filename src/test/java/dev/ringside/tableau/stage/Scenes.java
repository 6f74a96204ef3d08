package dev.ringside.tableau.stage;

import dev.ringside.story.Story;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.CallArgs;
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
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Short stories of a server that waits for many sockets, made up to see whether the stage has room
/// for them. Clients live in a process of their own.
final class Scenes {
    static final int SERVER = 5001;
    static final int FIRST_FD = 7;
    private static final int SERVER_PROCESS = 5000;
    private static final int CLIENT_PROCESS = 5100;
    private static final long EPOLL_OBJECT = -1;
    private static final int EPOLL_FD = 4;

    private final List<TraceEvent> facts = new ArrayList<>();
    private final String call;
    private final ObjectType type;
    private final int sockets;
    private final int clients;
    private final int buffer;
    private final String probe;
    private boolean echo;
    private long nanos;

    private Scenes(
            String call, ObjectType type, int sockets, int clients, int buffer, String probe) {
        this.call = call;
        this.type = type;
        this.sockets = sockets;
        this.clients = clients;
        this.buffer = buffer;
        this.probe = probe;
    }

    /// A server that waits by `call` for sockets, some of which receive something.
    static Story of(String call, ObjectType type, int sockets, int clients) {
        return new Scenes(call, type, sockets, clients, 64, "tracefs").story();
    }

    /// The same with a buffer that is smaller than a message.
    static Story withBuffer(String call, ObjectType type, int sockets, int buffer) {
        return new Scenes(call, type, sockets, 1, buffer, "tracefs").story();
    }

    /// The same when only the calls are recorded.
    static Story ofCallsOnly(String call, ObjectType type, int sockets, int clients) {
        return new Scenes(call, type, sockets, clients, 64, "call").story();
    }

    /// The same when clients wait for an answer after sending.
    static Story withEcho(String call, int sockets, int clients) {
        var scene = new Scenes(call, ObjectType.TCP, sockets, clients, 64, "tracefs");
        scene.echo = true;
        return scene.story();
    }

    private Story story() {
        gather();
        clientsSleep();
        epollCtl();
        waitFor();
        for (int client = 0; client < Math.min(3, clients); client++) {
            send(client);
            if (client != 1) {
                receive(client);
            }
        }
        var header =
                new TraceHeader(
                        "A scene", call, Map.of(), "", "6.18", "x86_64", 2, "", probe, Map.of());
        var kept = probe.equals("call") ? callsOnly() : facts;
        return Story.of(new Trace(header, kept, null));
    }

    private List<TraceEvent> callsOnly() {
        return facts.stream()
                .filter(e ->
                        e instanceof TaskStarted
                                || e instanceof Opened
                                || e instanceof SysEntered
                                || e instanceof SysReturned
                                || e instanceof WaitSet
                                || e instanceof ReadyReturned
                                || e instanceof BytesSeen)
                .toList();
    }

    private void gather() {
        started(SERVER, SERVER_PROCESS, "server", Role.SERVER);
        for (int i = 0; i < clients; i++) {
            String name = clients == 1 ? "client" : "client " + (i + 1);
            started(client(i), CLIENT_PROCESS, name, Role.CLIENT);
        }
        if (call.equals("epoll_wait")) {
            opened(
                    SERVER,
                    EPOLL_FD,
                    new KernelObject(EPOLL_OBJECT, ObjectType.EPOLL, null, null, null));
        }
        for (int i = 0; i < sockets; i++) {
            opened(
                    SERVER,
                    FIRST_FD + i,
                    object(900L + i, "127.0.0.1:4000", "127.0.0.1:" + (5000 + i)));
            if (type == ObjectType.PIPE) {
                opened(client(i % clients), 30 + i, object(900L + i, null, null));
            } else {
                opened(
                        client(i % clients),
                        30 + i,
                        object(90_000L + i, "127.0.0.1:" + (5000 + i), "127.0.0.1:4000"));
            }
        }
        facts.add(new Switched(at(SERVER, 0), 0, Left.UNKNOWN, SERVER, true));
    }

    private KernelObject object(long id, @Nullable String local, @Nullable String peer) {
        boolean network = type == ObjectType.TCP || type == ObjectType.UDP;
        return new KernelObject(id, type, network ? local : null, network ? peer : null, null);
    }

    private void started(int tid, int process, String name, Role role) {
        facts.add(new TaskStarted(at(tid, -1), tid, process, 0, name, role, TaskType.THREAD, true));
    }

    private void opened(int tid, int fd, KernelObject object) {
        facts.add(new Opened(at(tid, -1), tid, fd, object, true));
    }

    private void clientsSleep() {
        for (int i = 0; i < clients; i++) {
            facts.add(new Switched(at(client(i), 1), 0, Left.PREEMPTED, client(i), false));
            enter(client(i), 1, "clock_nanosleep", Map.of("clockid", 1L));
            facts.add(new Switched(at(client(i), 1), client(i), Left.SLEEPING, 0, false));
        }
    }

    private void epollCtl() {
        if (!call.equals("epoll_wait")) {
            return;
        }
        for (int i = 0; i < sockets; i++) {
            int fd = FIRST_FD + i;
            facts.add(
                    new WaitSet(
                            at(SERVER, 0),
                            "epoll_ctl",
                            List.of(Watched.one(fd, i % 2 == 0 ? "IN" : "IN|ET")),
                            null));
            enter(
                    SERVER,
                    0,
                    "epoll_ctl",
                    Map.of("epfd", (long) EPOLL_FD, "op", "ADD", "fd", (long) fd));
            left(SERVER, 0, "epoll_ctl", 0);
        }
    }

    private void waitFor() {
        switch (call) {
            case "recvfrom" ->
                    enter(SERVER, 0, call, Map.of("fd", (long) FIRST_FD, "len", (long) buffer));
            case "epoll_wait" ->
                    enter(
                            SERVER,
                            0,
                            call,
                            Map.of("epfd", (long) EPOLL_FD, "maxevents", 64L, "timeout", -1L));
            default -> {
                facts.add(
                        new WaitSet(
                                at(SERVER, 0),
                                call,
                                List.of(new Watched(FIRST_FD, FIRST_FD + sockets - 1, "IN")),
                                null));
                long nfds = call.equals("poll") ? sockets : FIRST_FD + sockets;
                enter(SERVER, 0, call, Map.of("nfds", nfds));
            }
        }
        facts.add(new Switched(at(SERVER, 0), SERVER, Left.SLEEPING, 0, false));
    }

    private void send(int client) {
        int tid = client(client);
        long object = 900L + client % sockets;
        facts.add(new Woken(at(0, 1), tid, 0, Context.HARDIRQ, null));
        facts.add(new Switched(at(0, 1), 0, Left.PREEMPTED, tid, false));
        left(tid, 1, "clock_nanosleep", 0);
        String call = type == ObjectType.PIPE ? "write" : "sendto";
        enter(tid, 1, call, Map.of("fd", 30L + client % sockets, "len", 64L));
        boolean network = type == ObjectType.TCP || type == ObjectType.UDP;
        String segment = network ? "ff" + client : null;
        if (network) {
            facts.add(new SegmentSent(at(tid, 1), "lo", 130, segment));
            facts.add(new SoftirqEntered(at(tid, 1), "NET_RX"));
            facts.add(new SegmentReceived(at(tid, 1), "lo", 116, segment));
        }
        facts.add(new Queued(at(tid, 1), object, 64, segment));
        facts.add(
                new Woken(at(tid, 1), SERVER, tid, network ? Context.SOFTIRQ : Context.TASK, null));
        if (network) {
            facts.add(new SoftirqLeft(at(tid, 1), "NET_RX"));
        }
        facts.add(new Copied(at(tid, 1), Direction.TO_KERNEL, 30 + client % sockets, 64, segment));
        left(tid, 1, call, 64);
        if (echo) {
            enter(tid, 1, "recvfrom", Map.of("fd", 30L + client % sockets, "len", 64L));
            facts.add(new Switched(at(tid, 1), tid, Left.SLEEPING, 0, false));
        }
    }

    private void receive(int client) {
        int fd = FIRST_FD + client % sockets;
        facts.add(new Switched(at(0, 0), 0, Left.PREEMPTED, SERVER, false));
        if (!call.equals("recvfrom")) {
            left(SERVER, 0, call, 1);
            facts.add(new ReadyReturned(at(SERVER, 0), call, List.of(Watched.one(fd, "IN"))));
            enter(SERVER, 0, "recvfrom", Map.of("fd", (long) fd, "len", (long) buffer));
        }
        int taken = Math.min(64, buffer);
        facts.add(new Copied(at(SERVER, 0), Direction.TO_USER, fd, taken, null));
        if (type == ObjectType.UDP && taken < 64) {
            var stamp = new Stamp(++nanos, 0, SERVER, new Source("inferred:datagram-rest"), null);
            facts.add(
                    new Discarded(
                            stamp,
                            900L + client % sockets,
                            64 - taken,
                            "the buffer was shorter than the datagram"));
        }
        left(SERVER, 0, "recvfrom", taken);
        facts.add(new BytesSeen(at(SERVER, 0), fd, taken, "68656c6c6f"));
        waitFor();
    }

    private void enter(int tid, int cpu, String name, Map<String, Object> args) {
        facts.add(new SysEntered(at(tid, cpu), name, new CallArgs(args)));
    }

    private void left(int tid, int cpu, String name, long result) {
        facts.add(new SysReturned(at(tid, cpu), name, result, null));
    }

    private static int client(int i) {
        return CLIENT_PROCESS + 1 + i;
    }

    private Stamp at(int tid, int cpu) {
        nanos += 1_000;
        return new Stamp(nanos, cpu, tid, Source.PROGRAM, null);
    }
}

package dev.ringside.machine;

import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Context;
import dev.ringside.trace.Copied;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.Executed;
import dev.ringside.trace.FileExtent;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.JobChanged.Act;
import dev.ringside.trace.JobChanged.Way;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Left;
import dev.ringside.trace.LockAct;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.LookUp;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Measured;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageRemoved;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.Role;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.SoftirqEntered;
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
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;
import dev.ringside.trace.UringWay;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Traces of facts that need not make sense together: whatever the fold is told, it must cope.
public final class RandomTraces {
    private static final String ADDRESS = "0x7f0000001000";
    private static final List<String> CALLS =
            List.of(
                    "recvfrom",
                    "sendto",
                    "accept4",
                    "clock_nanosleep",
                    "futex",
                    "poll",
                    "epoll_ctl",
                    "epoll_ctl",
                    "fcntl",
                    "rt_sigtimedwait",
                    "rt_sigreturn",
                    "signalfd4",
                    "read",
                    "wait4",
                    "execve",
                    "exit_group",
                    "epoll_wait",
                    "epoll_wait",
                    "#999");
    private static final List<String> OPS = List.of("ADD", "ADD", "MOD", "DEL", "?");
    private static final List<String> EVENTS = List.of("IN", "IN|ET", "OUT", "IN|ONESHOT", "");

    private static final List<ObjectType> SOCKETS =
            List.of(ObjectType.TCP, ObjectType.UDP, ObjectType.UNIX, ObjectType.PIPE);

    private final Random random;
    private final Random others;
    private final Deque<TraceEvent> coherent = new ArrayDeque<>();
    private long nanos;

    private RandomTraces(long seed) {
        this.random = new Random(seed);
        this.others = new Random(seed + 1);
    }

    /// A trace of `size` facts, the same for the same seed.
    public static Trace of(long seed, int size) {
        var traces = new RandomTraces(seed);
        var events = new ArrayList<TraceEvent>();
        for (int i = 0; i < size; i++) {
            var event = traces.event();
            events.add(event instanceof QueueSampled s ? traces.storage(s.at()) : event);
        }
        var header =
                new TraceHeader(
                        "random", "blocking", Map.of(), "", "", "", 2, "", "tracefs", Map.of());
        return new Trace(header, List.copyOf(events), new TraceEnd(size, 0, true));
    }

    private TraceEvent event() {
        var next = coherent.poll();
        return next != null ? next : any();
    }

    private TraceEvent any() {
        nanos += random.nextInt(1_000);
        var at = new Stamp(nanos, random.nextInt(3) - 1, task(), Source.PROGRAM, null);
        return switch (random.nextInt(26)) {
            case 0 ->
                    new TaskStarted(
                            at,
                            task(),
                            1,
                            0,
                            "t",
                            oneOf(Role.class),
                            TaskType.THREAD,
                            random.nextBoolean());
            case 1 -> process(at);
            case 2 -> new Opened(at, task(), fd(), object(), random.nextBoolean());
            case 3 -> new Closed(at, task(), fd());
            case 4, 5 -> new SysEntered(at, call(), args());
            case 6, 7 -> new SysReturned(at, call(), random.nextInt(65), errno());
            case 8, 9 -> new Switched(at, task(), left(), task(), random.nextInt(9) == 0);
            case 10 -> oneSided(at);
            case 11 -> new Woken(at, task(), task(), Context.SOFTIRQ, null);
            case 12 -> new Migrated(at, task(), random.nextInt(2));
            case 13 -> new SoftirqEntered(at, "NET_RX");
            case 14 -> new SoftirqLeft(at, "NET_RX");
            case 15 -> new SegmentSent(at, "lo", 100, segment());
            case 16 -> new SegmentReceived(at, "lo", 86, segment());
            case 17 -> new Queued(at, random.nextInt(3), random.nextInt(5) * 20, segment());
            case 18 -> new Copied(at, direction(), fd(), random.nextInt(100), null);
            case 19 -> new WaitSet(at, call(), watched(), null);
            case 20 -> new ReadyReturned(at, call(), watched());
            case 21 -> control(at);
            case 22 -> userSpace(at);
            case 23, 24 -> request(at);
            default -> rare(at);
        };
    }

    private TraceEvent process(Stamp at) {
        int task = task();
        return switch (random.nextInt(4)) {
            case 0 -> new TaskEnded(at, task, random.nextBoolean() ? 0 : null);
            case 1 -> new MemoryShared(at, task, task());
            case 2 -> new Executed(at, task, "/bin/cat");
            default ->
                    new TaskStarted(at, task, task, 1, "c", Role.WORKER, TaskType.PROCESS, false);
        };
    }

    private TraceEvent oneSided(Stamp at) {
        return random.nextBoolean()
                ? new Switched(at, task(), left(), Stamp.UNKNOWN, false)
                : new Switched(at, Stamp.UNKNOWN, Left.UNKNOWN, task(), false);
    }

    private static TraceEvent handover(Stamp at) {
        var acts = SwitchAct.values();
        int act = (int) (at.nanos() % (acts.length + 1));
        return act == acts.length
                ? new Measured(at, Measured.SWITCH, 2, 100)
                : new SwitchStep(at, acts[act], at.tid(), Left.SLEEPING, act == 1);
    }

    private TraceEvent userSpace(Stamp at) {
        int number = random.nextInt(4);
        return switch (random.nextInt(12)) {
            case 10 -> new AddressHanded(at, ADDRESS);
            case 11 -> new RegionMapped(at, ADDRESS, "0x7fffffffffff", "rw-p", "[stack]", number);
            case 4 -> new AioRequested(at, number, "read", fd(), 64);
            case 5 -> new AioAsked(at, number, random.nextBoolean() ? "EINPROGRESS" : null);
            case 6 -> new AioTaken(at, number, 64);
            case 7 -> new AioSuspended(at, number, random.nextBoolean());
            case 8 -> new LockChanged(at, lock(), ADDRESS, oneOf(LockAct.class), number % 3);
            case 9 -> shared(at, number, random.nextBoolean());
            case 0 -> new CoroutineMounted(at, number, task());
            case 1 -> new CoroutineYielded(at, number, task(), fd(), random.nextBoolean());
            case 2 -> new ItemQueued(at, "events", number, fd(), "IN");
            default -> number < 2 ? new ItemTaken(at, "events", number, "onMessage") : handover(at);
        };
    }

    private static TraceEvent shared(Stamp at, int number, boolean written) {
        if (number < 3) {
            return new ValueAccessed(at, "counter", number, written);
        }
        var ways = Way.values();
        var acts = Act.values();
        var way = ways[(int) (at.nanos() % ways.length)];
        var act = acts[(int) (at.nanos() % acts.length)];
        return new JobChanged(at, 1, way, act, ADDRESS, written ? 64 : null);
    }

    private String lock() {
        return random.nextBoolean() ? "A" : "B";
    }

    private TraceEvent rare(Stamp at) {
        return switch (random.nextInt(9)) {
            case 0 -> new Lost(at, 3, "ring");
            case 1 -> new QueueSampled(at, random.nextInt(3), random.nextInt(9), 131_072L, 0L);
            case 2 -> new Discarded(at, random.nextInt(3), random.nextInt(100), "FULL");
            case 3 -> new Connection(at, random.nextInt(3), "LISTEN");
            case 4 -> new SignalSent(at, signal(), task(), 1, outcome());
            case 5 -> new SignalDelivered(at, signal(), task(), oneOf(Delivery.class));
            case 6 -> new SiginfoSeen(at, signal(), random.nextBoolean() ? fd() : null, "IN");
            case 7 -> new Computed(at, random.nextInt(9), 100, random.nextBoolean());
            default -> new BytesSeen(at, fd(), 64, "68656c6c6f");
        };
    }

    private int signal() {
        return random.nextInt(4) == 0 ? 29 : 35;
    }

    private @Nullable String outcome() {
        return random.nextInt(4) == 0 ? "overflow" : null;
    }

    private int task() {
        return random.nextInt(4);
    }

    private int fd() {
        return 4 + random.nextInt(4);
    }

    private String call() {
        return one(CALLS);
    }

    /// A call of `epoll_ctl` as it should be, at once.
    private TraceEvent control(Stamp at) {
        var instance = new KernelObject(-1, ObjectType.EPOLL, null, null, null);
        coherent.add(new Opened(at, at.tid(), 4, instance, false));
        coherent.add(new WaitSet(at, "epoll_ctl", watched(), null));
        coherent.add(new SysEntered(at, "epoll_ctl", args()));
        coherent.add(new SysReturned(at, "epoll_ctl", 0, null));
        return new Opened(at, at.tid(), fd(), object(), false);
    }

    /// A page or a disk of one of two files, in any order.
    private TraceEvent storage(Stamp at) {
        long file = 100L + others.nextInt(2);
        long page = others.nextInt(20);
        long count = 1L + others.nextInt(6);
        long sector = 800 + 8 * page;
        int bytes = (int) count << 12;
        return switch (others.nextInt(9)) {
            case 0 -> new FileExtent(at, file, 0, 20L << 12, "254:0", 800);
            case 1 -> new PageSampled(at, file, page, count, others.nextBoolean(), 4096);
            case 2 ->
                    new PageLookedUp(
                            at,
                            file,
                            page,
                            count,
                            others.nextBoolean() ? LookUp.ABSENT : LookUp.PRESENT);
            case 3 -> new PageAdded(at, file, page, count);
            case 4 -> new PageRemoved(at, file, page, count);
            case 5 -> new PageFault(at, page << 12, file, page, null);
            case 6 -> new PageMapped(at, file, page, count);
            case 7 -> new BlockIssued(at, "254:0", sector, bytes, "RA");
            default -> new BlockCompleted(at, "254:0", sector, bytes, "RA");
        };
    }

    /// A request on its way through a ring, as it should be or not.
    private TraceEvent request(Stamp at) {
        int fd = fd();
        return switch (random.nextInt(6)) {
            case 0 -> new Opened(at, at.tid(), 5, KernelObject.ring(-2), false);
            case 1 -> new UringPrepared(at, 5, fd, one(List.of("RECV", "ACCEPT")), fd, 64);
            case 2 -> new UringSubmitted(at, 5, fd, "RECV", null);
            case 3 -> new UringRan(at, 5, fd, oneOf(UringWay.class));
            case 4 -> new UringCompleted(at, 5, fd, random.nextInt(70) - 5);
            default -> new UringReaped(at, 5, fd, 64);
        };
    }

    private CallArgs args() {
        return new CallArgs(
                Map.of(
                        "fd",
                        (long) fd(),
                        "epfd",
                        4L,
                        "op",
                        one(OPS),
                        "cmd",
                        one(List.of("F_SETSIG", "F_SETFL")),
                        "arg",
                        one(List.of(35L, "O_NONBLOCK|O_ASYNC")),
                        "maxevents",
                        (long) random.nextInt(3),
                        "uaddr",
                        ADDRESS,
                        "len",
                        64L));
    }

    private @Nullable String errno() {
        return random.nextInt(4) == 0 ? "EAGAIN" : null;
    }

    private List<Watched> watched() {
        int fd = fd();
        return random.nextInt(4) == 0
                ? List.of(new Watched(fd, fd + random.nextInt(3) - 1, one(EVENTS)))
                : List.of(Watched.one(fd(), one(EVENTS)), Watched.one(fd(), one(EVENTS)));
    }

    private String segment() {
        return "ffff" + random.nextInt(3);
    }

    private Left left() {
        return oneOf(Left.class);
    }

    private Direction direction() {
        return random.nextBoolean() ? Direction.TO_USER : Direction.TO_KERNEL;
    }

    private KernelObject object() {
        int id = random.nextInt(5) - 2;
        var type = id < 0 ? ObjectType.EPOLL : one(SOCKETS);
        return new KernelObject(id, type, null, random.nextBoolean() ? "peer" : null, null);
    }

    private <E extends Enum<E>> E oneOf(Class<E> type) {
        return one(List.copyOf(EnumSet.allOf(type)));
    }

    private <E> E one(List<E> all) {
        return all.get(random.nextInt(all.size()));
    }
}

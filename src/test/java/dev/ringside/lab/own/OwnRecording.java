package dev.ringside.lab.own;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.StampedReceive;
import dev.ringside.linux.SyscallTable;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.linux.proc.Descriptors;
import dev.ringside.linux.proc.TaskStatus;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Role;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.json.TraceWriter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// A program that records a thread of its own in `recvmsg` with nothing but what every user may do,
/// and writes the trace to its standard output; to its standard error what the kernel counted.
///
/// It is a recording as small as it can be. The child process of a test runs it.
final class OwnRecording {
    private static final int MESSAGES = 12;
    private static final int SIZE_BYTES = 64;
    private static final int WARM_UP_ROUNDS = 5_000;
    private static final long RECVMSG = SyscallTable.ofThisComputer().number("recvmsg");
    private static final Source PROC = new Source("proc:stat+wchan+status");

    private final int sender;
    private final int receiver;
    private final long inode;
    private final Noted noted = new Noted();
    private final List<TraceEvent> facts = new ArrayList<>();
    private long originNanos;

    private OwnRecording(int sender, int receiver) throws IOException {
        this.sender = sender;
        this.receiver = receiver;
        inode = Descriptors.inode(receiver);
    }

    /// What the observed thread leaves in memory, to be read when it is over.
    private static final class Noted {
        final long[] entered = new long[MESSAGES];
        final long[] returned = new long[MESSAGES];
        final long[] stamps = new long[MESSAGES];
        final int[] counts = new int[MESSAGES];
        volatile int tid;
        volatile int calls;
        volatile boolean go;
        volatile boolean over;
        long outerFrom;
        long innerFrom;
        long innerTo;
        long outerTo;
        ThreadUsage before = new ThreadUsage(0, 0, 0, 0, 0);
        ThreadUsage after = new ThreadUsage(0, 0, 0, 0, 0);
    }

    /// No arguments.
    public static void main(String[] args) throws Exception {
        try (var calls = new Syscalls()) {
            int listener = (int) calls.socketTcp().orThrow("socket", -1);
            calls.bind(listener, SocketAddressInet.loopback()).orThrow("bind", listener);
            calls.listen(listener, 1).orThrow("listen", listener);
            int sender = (int) calls.socketTcp().orThrow("socket", -1);
            calls.connect(sender, calls.getsockname(listener)).orThrow("connect", sender);
            int receiver = (int) calls.accept4(listener).orThrow("accept4", listener);
            calls.setsockoptNodelay(sender, true).orThrow("setsockopt", sender);
            new OwnRecording(sender, receiver).run(calls);
        }
    }

    private void run(Syscalls calls) throws Exception {
        Thread.ofPlatform().daemon().name("server").start(this::serve);
        while (noted.tid == 0) {
            LockSupport.parkNanos(1_000_000);
        }
        try (var switches = SwitchSource.open(List.of(noted.tid))) {
            originNanos = System.nanoTime();
            introduce(calls.getpid());
            switches.begin(originNanos, facts::add);
            noted.go = true;
            for (int i = 0; i < MESSAGES; i++) {
                awaitSleep(calls.getpid(), i);
                send(calls);
                switches.poll(facts::add);
            }
            while (!noted.over) {
                Thread.onSpinWait();
            }
            switches.poll(facts::add);
            calls();
            write(switches.lost());
        }
        report(calls.getpid());
    }

    private void send(Syscalls calls) {
        try (Arena arena = Arena.ofConfined()) {
            calls.send(sender, arena.allocate(SIZE_BYTES), 0).orThrow("send", sender);
        }
    }

    /// Waits until the observed thread sleeps in its call number `calls`, and takes a sample of
    /// that sleep: the thread slept before and after it and did not run in between.
    private void awaitSleep(int pid, int calls) {
        while (true) {
            TaskStatus before = TaskStatus.read(pid, noted.tid);
            long nanos = System.nanoTime();
            TaskStatus status = TaskStatus.read(pid, noted.tid);
            TaskStatus after = TaskStatus.read(pid, noted.tid);
            if (noted.calls == calls
                    && inCall(before)
                    && inCall(status)
                    && inCall(after)
                    && Objects.equals(before.switchesVoluntary(), after.switchesVoluntary())) {
                facts.add(sampled(nanos, status));
                return;
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static boolean inCall(TaskStatus status) {
        Long call = status.callNumber();
        return "S".equals(status.state()) && call != null && call == RECVMSG;
    }

    private Sampled sampled(long nanos, TaskStatus status) {
        int unknown = Stamp.UNKNOWN;
        return new Sampled(
                new Stamp(nanos - originNanos, unknown, unknown, PROC, null),
                status.tid(),
                status.state(),
                status.waitingIn(),
                null,
                null,
                status.switchesVoluntary(),
                status.switchesForced(),
                null,
                null);
    }

    /// The observed thread.
    private void serve() {
        try (var calls = new Syscalls();
                var receive = new StampedReceive();
                var arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(SIZE_BYTES);
            warmUp(calls, receive, buffer);
            noted.tid = calls.gettid();
            while (!noted.go) {
                Thread.onSpinWait();
            }
            noted.outerFrom = System.nanoTime();
            noted.before = calls.getrusageThread();
            noted.innerFrom = System.nanoTime();
            for (int i = 0; i < MESSAGES; i++) {
                noted.entered[i] = System.nanoTime();
                Outcome outcome = receive.recvmsg(receiver, buffer, 0);
                noted.returned[i] = System.nanoTime();
                noted.stamps[i] = receive.stampNanos();
                noted.counts[i] = (int) outcome.orThrow("recvmsg", receiver);
                noted.calls = i + 1;
            }
            noted.innerTo = System.nanoTime();
            noted.after = calls.getrusageThread();
            noted.outerTo = System.nanoTime();
            noted.over = true;
            LockSupport.park(); // the counters in /proc go with the thread
        }
    }

    private void warmUp(Syscalls calls, StampedReceive receive, MemorySegment buffer) {
        receive.setsockoptTimestampns(receiver).orThrow("setsockopt", receiver);
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            calls.send(sender, buffer, 0).orThrow("send", sender);
            receive.recvmsg(receiver, buffer, 0).orThrow("recvmsg", receiver);
            calls.getrusageThread();
        }
    }

    private void introduce(int pid) {
        var at = new Stamp(0, Stamp.UNKNOWN, noted.tid, Source.PROGRAM, null);
        var type = TaskType.THREAD;
        facts.add(new TaskStarted(at, noted.tid, pid, 0, "server", Role.SERVER, type, true));
        var object = new KernelObject(inode, ObjectType.TCP, null, null, null);
        facts.add(new Opened(at, noted.tid, receiver, object, true));
    }

    private void calls() {
        try (var arrivals = new ArrivalSource(originNanos)) {
            for (int i = 0; i < MESSAGES; i++) {
                long returned = noted.returned[i];
                int count = noted.counts[i];
                var args = new CallArgs(Map.of("fd", (long) receiver, "flags", 0L));
                facts.add(new SysEntered(own(noted.entered[i]), "recvmsg", args));
                arrivals.queued(noted.stamps[i], returned, inode, count).ifPresent(facts::add);
                facts.add(new SysReturned(own(returned), "recvmsg", count, null));
            }
        }
    }

    private Stamp own(long nanos) {
        return new Stamp(nanos - originNanos, Stamp.UNKNOWN, noted.tid, Source.PROGRAM, null);
    }

    private void write(long lost) throws IOException {
        var header =
                new TraceHeader(
                        "A thread of an ordinary user",
                        "blocking",
                        Map.of("messages", (long) MESSAGES),
                        "",
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        "CLOCK_MONOTONIC",
                        "thread",
                        Map.of());
        facts.sort(Comparator.comparingLong(fact -> fact.at().nanos()));
        var rules = new ImpliedFacts(List.of(noted.tid));
        long count = 0;
        OutputStream out = new BufferedOutputStream(System.out);
        try (var writer = new TraceWriter(out, header)) {
            for (TraceEvent fact : facts) {
                for (TraceEvent implied : rules.before(fact)) {
                    writer.fact(implied);
                    count++;
                }
                writer.fact(fact);
                count++;
            }
            writer.end(new TraceEnd(count, lost, true));
        }
    }

    /// The user, the thread, and what the kernel counted of its switches between times that are
    /// known from outside and from inside.
    private void report(int pid) throws IOException {
        TaskStatus status = TaskStatus.read(pid, noted.tid);
        System.err.printf(
                "uid=%s tid=%d outerFrom=%d innerFrom=%d innerTo=%d outerTo=%d waited=%d forced=%d"
                        + " waitedByProc=%d%n",
                Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
                noted.tid,
                noted.outerFrom - originNanos,
                noted.innerFrom - originNanos,
                noted.innerTo - originNanos,
                noted.outerTo - originNanos,
                noted.after.voluntarySwitches() - noted.before.voluntarySwitches(),
                noted.after.forcedSwitches() - noted.before.forcedSwitches(),
                status.switchesVoluntary());
    }
}

package dev.ringside.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Loopback;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.Descriptors;
import dev.ringside.linux.proc.TaskStatus;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Role;
import dev.ringside.trace.TraceEvent;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/// One real blocking `recv` between two threads, recorded.
///
/// @param observed what was observed
/// @param records what the kernel said
/// @param lost what the rings lost
/// @param missing tracepoints that this kernel lacks
record BlockingReceive(
        Observed observed, List<RingEvent> records, LossCount lost, List<String> missing) {
    static final int LENGTH = 64;
    private static final long POLL_NANOS = 2_000_000;
    private static final long DELAY_NANOS = 150_000_000;

    /// The facts that follow.
    List<TraceEvent> facts() {
        List<TraceEvent> facts = new ArrayList<>();
        FactDecoder decoder = new FactDecoder(observed, records.getFirst().nanos(), missing);
        records.forEach(record -> decoder.decode(record, facts::add));
        return facts;
    }

    static BlockingReceive record() throws Exception {
        try (Syscalls calls = new Syscalls();
                Loopback loopback = Loopback.connect(calls)) {
            var tids = new int[2];
            var ready = new CountDownLatch(2);
            var go = new CountDownLatch(1);
            var asleep = new CountDownLatch(1);
            var server = start(() -> run(tids, 0, ready, go, c -> receive(c, loopback.server())));
            var client = start(() -> run(tids, 1, ready, asleep, c -> send(c, loopback.client())));
            ready.await();
            Observed observed = observe(loopback, calls, tids);
            try (TracefsProbe probe = TracefsProbe.open(observed)) {
                probe.start();
                go.countDown();
                awaitSleepInRecv(observed.tasks().getFirst().process(), tids[0]);
                asleep.countDown();
                List<RingEvent> records = new ArrayList<>();
                while (!server.isDone() || !client.isDone()) {
                    records.addAll(probe.poll());
                    LockSupport.parkNanos(POLL_NANOS);
                }
                server.get();
                client.get();
                assertThat(records).as("live, before the end").isNotEmpty();
                records.addAll(probe.finish());
                return new BlockingReceive(observed, records, probe.lost(), probe.missing());
            }
        }
    }

    private static void awaitSleepInRecv(int pid, int tid) {
        Long recvfrom = System.getProperty("os.arch").equals("amd64") ? 45L : 207L;
        while (!recvfrom.equals(TaskStatus.read(pid, tid).callNumber())) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private interface Part {
        Outcome run(Syscalls calls);
    }

    private static FutureTask<Outcome> start(Callable<Outcome> part) {
        FutureTask<Outcome> task = new FutureTask<>(part);
        Thread.ofPlatform().start(task);
        return task;
    }

    private static Outcome run(
            int[] tids, int index, CountDownLatch ready, CountDownLatch go, Part part)
            throws InterruptedException {
        try (Syscalls calls = new Syscalls()) {
            tids[index] = calls.gettid();
            ready.countDown();
            go.await();
            return part.run(calls);
        }
    }

    private static Outcome receive(Syscalls calls, int fd) {
        try (Arena arena = Arena.ofConfined()) {
            return calls.recv(fd, arena.allocate(1000), 0);
        }
    }

    private static Outcome send(Syscalls calls, int fd) {
        try (Arena arena = Arena.ofConfined()) {
            calls.clockNanosleep(DELAY_NANOS);
            return calls.send(fd, arena.allocate(LENGTH), 0);
        }
    }

    private static Observed observe(Loopback loopback, Syscalls calls, int[] tids)
            throws Exception {
        int serverPort = calls.getsockname(loopback.server()).port();
        int clientPort = calls.getsockname(loopback.client()).port();
        return new Observed(
                List.of(
                        new ObservedTask(tids[0], calls.getpid(), "server", Role.SERVER),
                        new ObservedTask(tids[1], calls.getpid(), "client", Role.CLIENT)),
                new TreeSet<>(calls.schedGetaffinity(0)),
                List.of(
                        new ObservedSocket(
                                Descriptors.inode(loopback.server()),
                                loopback.server(),
                                calls.getpid(),
                                Transport.TCP,
                                serverPort,
                                clientPort),
                        new ObservedSocket(
                                Descriptors.inode(loopback.client()),
                                loopback.client(),
                                calls.getpid(),
                                Transport.TCP,
                                clientPort,
                                serverPort)));
    }
}

package dev.ringside.lab.peers;

import dev.ringside.lab.peers.Clients.Connection;
import dev.ringside.lab.program.IoModel;
import dev.ringside.lab.scenario.Answers;
import dev.ringside.lab.scenario.Http;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.lab.scenario.Traffic;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// A task that sends for one client or for several: sleeps, sends, and waits for the echo if there
/// is one.
final class ClientTask {
    private static final int MSG_DONTWAIT = 0x40;
    private static final long GLANCE_NANOS = 1_000_000;
    private static final long SHORT_NANOS = 10_000;
    private static final long LONGEST_LATE_NANOS = 100_000_000;
    private static final int MOST_ANSWERED_BYTES = 1 << 15;

    private final Scenario scenario;
    private final int number;
    private final List<Connection> connections;
    private final Connection scratch;
    private final IoModel model;
    private final int cpu;
    private final Gate gate;
    private final Errands errands = new Errands();

    /// Freed by the garbage collector, like everything that is sent.
    private final MemorySegment urgent =
            Arena.ofAuto().allocateFrom(ValueLayout.JAVA_BYTE, MessageText.URGENT);

    private volatile boolean present;

    /// How long it pauses where it makes the server wait.
    private long pauseNanos;

    private final CompletableFuture<Integer> tid = new CompletableFuture<>();

    /// @param number its number, from 0
    /// @param connections those that it serves; the clients stand before the idle ones
    ClientTask(
            Scenario scenario,
            int number,
            List<Connection> connections,
            Connection scratch,
            IoModel model,
            int cpu,
            Gate gate) {
        this.scenario = scenario;
        this.number = number;
        this.connections = connections;
        this.scratch = scratch;
        this.model = model;
        this.cpu = cpu;
        this.gate = gate;
    }

    /// `client`, or `client 3` if there are several.
    String name() {
        return scenario.tasks() == 1 ? "client" : "client " + (number + 1);
    }

    void start() {
        Thread.ofPlatform().daemon().name(name()).start(this::run);
    }

    /// Its thread id, once it has warmed up.
    int tid() {
        return tid.join();
    }

    /// Whether it has connected, when it goes by hand and was there from the beginning.
    boolean isPresent() {
        return present;
    }

    /// Gives it something to do, when it goes by hand.
    void bring(Errands.Kind kind, MemorySegment letter) {
        errands.add(kind, letter);
    }

    private void run() {
        try (var calls = new Syscalls()) {
            calls.schedSetaffinity(0, new TreeSet<>(List.of(cpu))).orThrow("sched_setaffinity", -1);
            if (number == 0) {
                warmUp(calls);
            }
            pauseNanos = Math.min(LONGEST_LATE_NANOS, scenario.traffic().delayNanos());
            tid.complete(calls.gettid());
            while (!gate.isMeeting()) {
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            if (scenario.byHand() == null) {
                perform(calls);
            } else {
                obey(calls);
            }
            LockSupport.parkNanos(Duration.ofDays(1).toNanos());
        } catch (RuntimeException e) {
            System.err.println(name() + " failed: " + e.getMessage() + ".");
            System.err.flush();
            Runtime.getRuntime().halt(1);
        }
    }

    private void warmUp(Syscalls calls) {
        Scenario warm = WarmUp.of(scenario);
        boolean connects = scenario.conduct().listen();
        pauseNanos = Math.min(1, scenario.traffic().delayNanos());
        try (Arena arena = Arena.ofConfined()) {
            var letters = letters(arena, WarmUp.MESSAGES, warm.traffic().sizeBytes());
            MemorySegment answer = arena.allocate(answerBytes(warm.traffic()));
            for (int round = 0; round < model.rehearsals(scenario); round++) {
                Connection to =
                        connects
                                ? Connection.open(
                                        calls, scratch.end().transport(), scratch.address())
                                : scratch;
                if (connects) {
                    to.connect(calls);
                }
                for (int i = 0; i < letters.count(); i++) {
                    nap(calls, pauseNanos);
                    converse(calls, to.end(), letters.letter(i), answer);
                }
                finish(calls, to.end(), warm.traffic().bytesOfClient(), answer);
                if (warm.traffic().closes()) {
                    calls.close(to.end().fd());
                }
                while (gate.rounds() <= round) {
                    LockSupport.parkNanos(SHORT_NANOS);
                }
                if (connects && !warm.traffic().closes()) {
                    calls.close(to.end().fd());
                }
            }
        }
        calls.close(scratch.end().fd());
    }

    private void perform(Syscalls calls) {
        // freed by the garbage collector: to free it here could be a call that is recorded
        Arena arena = Arena.ofAuto();
        Traffic traffic = scenario.traffic();
        int share = Math.ceilDiv(traffic.clients() - number, traffic.tasks());
        var letters = letters(arena, traffic.messages(), traffic.sizeBytes());
        MemorySegment answer = arena.allocate(answerBytes(traffic));
        introduce(calls, answer);
        gate.arrive();
        while (!gate.isOpenForClients()) {
            Thread.onSpinWait();
        }
        send(calls, letters, answer, share);
        gate.clientIsDone(System.nanoTime());
    }

    /// Does what somebody at the keyboard wants. Those who come later sleep until then: at the
    /// begin there is nothing of them to be recorded.
    private void obey(Syscalls calls) {
        Connection mine = connections.getFirst();
        MemorySegment answer = Arena.ofAuto().allocate(scenario.traffic().sizeBytes());
        introduce(calls, answer);
        gate.arrive();
        if (number < scenario.traffic().clients()) {
            while (!gate.isOpenForClients()) {
                Thread.onSpinWait();
            }
            connectIfNeeded(calls, mine);
            present = true;
        }
        Errands.Errand errand = errands.next();
        while (errand.kind() != Errands.Kind.CLOSE) {
            if (errand.kind() == Errands.Kind.CONNECT) {
                mine.connect(calls);
            } else {
                converse(calls, mine.end(), errand.letter(), answer);
            }
            errand = errands.next();
        }
        calls.close(mine.end().fd());
        gate.clientIsDone(System.nanoTime());
    }

    private Letters letters(Arena arena, int count, int sizeBytes) {
        return model.speaksHttp()
                ? Letters.requests(arena, count)
                : Letters.words(arena, scenario.seed(), count, sizeBytes);
    }

    private int answerBytes(Traffic traffic) {
        return model.speaksHttp() ? MOST_ANSWERED_BYTES : traffic.sizeBytes();
    }

    private void connectIfNeeded(Syscalls calls, Connection connection) {
        if (scenario.conduct().listen()) {
            connection.connect(calls);
        }
    }

    private void send(Syscalls calls, Letters letters, MemorySegment answer, int share) {
        Traffic traffic = scenario.traffic();
        for (Connection connection : connections) {
            connectIfNeeded(calls, connection);
        }
        long delayNanos = traffic.delayNanos();
        nap(calls, delayNanos + number * delayNanos / traffic.clients());
        for (int message = 0; message < letters.count(); message++) {
            for (int i = 0; i < share; i++) {
                if (message + i > 0) {
                    nap(calls, delayNanos / share);
                }
                converse(calls, connections.get(i).end(), letters.letter(message), answer);
            }
        }
        for (int i = 0; i < share; i++) {
            finish(calls, connections.get(i).end(), traffic.bytesOfClient(), answer);
        }
        for (int i = 0; traffic.closes() && i < share; i++) {
            calls.close(connections.get(i).end().fd());
        }
    }

    /// A read that finds nothing, so that the kernel names the socket's address beside its
    /// descriptor.
    private void introduce(Syscalls calls, MemorySegment buffer) {
        Transport transport = scenario.traffic().transport();
        boolean answered = scenario.conduct().answers() != Answers.NEVER;
        boolean reads = answered && !scenario.conduct().listen();
        if (reads && (transport == Transport.UDP || transport == Transport.UNIX)) {
            for (Connection connection : connections) {
                calls.recv(connection.end().fd(), buffer, MSG_DONTWAIT);
            }
        }
    }

    private static void nap(Syscalls calls, long nanos) {
        if (nanos > 0) {
            calls.clockNanosleep(nanos);
        }
    }

    private void converse(Syscalls calls, End end, MemorySegment letter, MemorySegment answer) {
        MemorySegment rest = letter;
        while (rest.byteSize() > 0) {
            Outcome outcome =
                    end.transport().isSocket()
                            ? calls.send(end.fd(), rest, 0)
                            : calls.write(end.fd(), rest);
            rest = rest.asSlice(count("send", end, outcome));
        }
        if (model.speaksHttp()) {
            awaitAnswer(calls, end, answer);
        }
        switch (scenario.conduct().answers()) {
            case NEVER, AT_THE_END -> {}
            case AT_ONCE -> awaitEcho(calls, end, letter.byteSize(), answer);
            case WITH_ROOM -> {
                nap(calls, pauseNanos);
                awaitEcho(calls, end, letter.byteSize(), answer);
            }
        }
    }

    /// Sends the urgent byte, if there is one to be sent, and says that this was all, if the answer
    /// waits for that.
    private void finish(Syscalls calls, End end, long bytes, MemorySegment answer) {
        if (scenario.conduct().urgent()) {
            nap(calls, pauseNanos);
            count("send", end, calls.send(end.fd(), urgent, Syscalls.MSG_OOB));
        }
        if (scenario.conduct().answers() == Answers.AT_THE_END) {
            calls.shutdownWrite(end.fd()).orThrow("shutdown", end.fd());
            awaitEcho(calls, end, bytes, answer);
        }
    }

    /// The answer says at its beginning how long it is. That comes in one piece, and the rest
    /// nearly always with it.
    private static void awaitAnswer(Syscalls calls, End end, MemorySegment answer) {
        long count = count("recv", end, calls.recv(end.fd(), answer, 0));
        byte[] head = answer.asSlice(0, Http.HEAD_BYTES).toArray(ValueLayout.JAVA_BYTE);
        for (long left = Http.answerBytes(head) - count; left > 0; ) {
            left -= count("recv", end, calls.recv(end.fd(), answer, 0));
        }
    }

    /// A datagram comes back as one, though perhaps shorter.
    private static void awaitEcho(Syscalls calls, End end, long bytes, MemorySegment answer) {
        long left = bytes;
        while (left > 0) {
            long count = count("recv", end, calls.recv(end.fd(), answer, 0));
            left -= end.transport().keepsMessages() && count > 0 ? bytes : count;
        }
    }

    private static long count(String call, End end, Outcome outcome) {
        return switch (outcome) {
            case Done(long count) when count == 0 ->
                    throw new IllegalStateException("the server closed the connection");
            case Done(long count) -> count;
            case Failed(Errno errno) when errno.equals(Errno.EINTR) -> 0;
            case Failed(Errno errno) -> throw new SyscallException(call, end.fd(), errno);
        };
    }
}

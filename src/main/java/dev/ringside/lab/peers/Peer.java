package dev.ringside.lab.peers;

import dev.ringside.lab.Scenario;
import dev.ringside.linux.Syscalls;
import dev.ringside.trace.Role;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// A thread under study: it is pinned, opens its sockets, warms up, waits for the gate, and then
/// does what it is there for.
abstract class Peer {
    /// Enough for the compiler to have taken everything on the way, and for every path to have been
    /// gone.
    static final int WARM_UP_ROUNDS = 400;

    /// Messages in one round.
    static final int WARM_UP_MESSAGES = 6;

    private static final int LARGEST_WARM_UP_BYTES = 4096;

    final Scenario scenario;
    final Gate gate;
    private final String name;
    private final Role role;
    private final int cpu;
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();
    private final CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
    private @Nullable Thread thread;

    Peer(String name, Role role, int cpu, Scenario scenario, Gate gate) {
        this.name = name;
        this.role = role;
        this.cpu = cpu;
        this.scenario = scenario;
        this.gate = gate;
    }

    /// A peer that has warmed up.
    ///
    /// @param tid its thread id
    /// @param end its end of the connection
    record Ready(int tid, TcpEnd end) {}

    /// Starts the thread. [#ready] completes when it has warmed up, or with what prevented that.
    void start() {
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    CompletableFuture<Ready> ready() {
        return ready;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    /// Lets it leave the kernel and spin.
    void unpark() {
        LockSupport.unpark(thread);
    }

    /// The length of a message in the warm-up: large ones would take too long.
    final int warmUpBytes() {
        return Math.min(scenario.sizeBytes(), LARGEST_WARM_UP_BYTES);
    }

    private void run() {
        try (var calls = new Syscalls()) {
            calls.schedSetaffinity(0, new TreeSet<>(List.of(cpu))).orThrow("sched_setaffinity", -1);
            TcpEnd end = prepare(calls);
            ready.complete(new Ready(calls.gettid(), end));
            while (!gate.spin) {
                LockSupport.park(this);
            }
            perform(calls);
            rest();
        } catch (RuntimeException e) {
            ready.completeExceptionally(e);
            failure.complete(e);
        }
    }

    /// Opens the sockets and warms up; gives the end that will be observed.
    abstract TcpEnd prepare(Syscalls calls);

    /// Spins until the gate opens, and then does it.
    abstract void perform(Syscalls calls);

    /// Completes with the reason if it gave up.
    CompletableFuture<RuntimeException> failure() {
        return failure;
    }

    /// Waits for the end of the process.
    private void rest() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park(this);
        }
    }
}

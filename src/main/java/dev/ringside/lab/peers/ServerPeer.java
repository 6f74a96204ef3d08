package dev.ringside.lab.peers;

import dev.ringside.lab.Endpoint;
import dev.ringside.lab.IoModel;
import dev.ringside.lab.ProbedSyscalls;
import dev.ringside.lab.ProgramRing;
import dev.ringside.lab.Scenario;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.Syscalls;
import dev.ringside.trace.Role;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;

/// The program under study: runs the model.
final class ServerPeer extends Peer {
    private final IoModel model;
    private final ProgramRing ring;
    private final CompletableFuture<SocketAddressInet> address = new CompletableFuture<>();
    private volatile int fd;

    ServerPeer(IoModel model, Scenario scenario, int cpu, Gate gate, ProgramRing ring) {
        super("server", Role.SERVER, cpu, scenario, gate);
        this.model = model;
        this.ring = ring;
    }

    /// Where it listens, once it does.
    CompletableFuture<SocketAddressInet> address() {
        return address;
    }

    @Override
    TcpEnd prepare(Syscalls calls) {
        try {
            return connect(calls);
        } catch (RuntimeException e) {
            address.completeExceptionally(e); // the client waits for it
            throw e;
        }
    }

    private TcpEnd connect(Syscalls calls) {
        int listening = TcpEnd.listen(calls);
        address.complete(calls.getsockname(listening));
        TcpEnd scratch = TcpEnd.accept(calls, listening);
        TcpEnd end = TcpEnd.accept(calls, listening);
        calls.close(listening);
        warmUp(calls, scratch);
        calls.close(scratch.fd());
        fd = end.fd();
        return end;
    }

    private void warmUp(Syscalls calls, TcpEnd scratch) {
        var unused = new ProgramRing();
        var probed = new ProbedSyscalls(calls, unused);
        long bytes = (long) warmUpBytes() * WARM_UP_MESSAGES;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(warmUpBytes());
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                converse(calls, probed, new Endpoint(scratch.fd(), buffer, bytes), Gate.wideOpen());
                while (unused.take((nanos, of, count, first) -> {})) {}
            }
        }
    }

    @Override
    void perform(Syscalls calls) {
        var probed = new ProbedSyscalls(calls, ring);
        // freed by the garbage collector: to free it here could be a call that is recorded
        MemorySegment buffer = Arena.ofAuto().allocate(scenario.sizeBytes());
        converse(calls, probed, new Endpoint(fd, buffer, scenario.totalBytes()), gate);
    }

    /// The two `getrusage` bracket what is recorded, and are not part of it.
    private void converse(Syscalls calls, ProbedSyscalls probed, Endpoint endpoint, Gate through) {
        through.serverSpins = true;
        while (!through.serverGo) {
            Thread.onSpinWait();
        }
        through.serverBegin = calls.getrusageThread();
        through.clientGo = true;
        model.receiveAll(endpoint, probed);
        through.serverEnd = calls.getrusageThread();
        through.serverDone = true;
    }
}

package dev.ringside.lab.peers;

import dev.ringside.lab.Scenario;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.trace.Role;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;

/// The other side: sleeps and sends, as the scenario says.
final class ClientPeer extends Peer {
    private final CompletableFuture<SocketAddressInet> address;
    private volatile int fd;

    ClientPeer(
            Scenario scenario, int cpu, Gate gate, CompletableFuture<SocketAddressInet> address) {
        super("client", Role.CLIENT, cpu, scenario, gate);
        this.address = address;
    }

    @Override
    TcpEnd prepare(Syscalls calls) {
        SocketAddressInet server = address.join();
        TcpEnd scratch = TcpEnd.connect(calls, server);
        TcpEnd end = TcpEnd.connect(calls, server);
        fd = end.fd();
        warmUp(calls, scratch.fd());
        calls.close(scratch.fd());
        return end;
    }

    private void warmUp(Syscalls calls, int scratch) {
        var nap = scenario.delayNanos() > 0 ? 1 : 0;
        try (Arena arena = Arena.ofConfined()) {
            var letters = new Letters(arena, scenario.seed(), WARM_UP_MESSAGES, warmUpBytes());
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                converse(calls, scratch, letters, nap, Gate.wideOpen());
            }
        }
    }

    @Override
    void perform(Syscalls calls) {
        // freed by the garbage collector: to free it here could be a call that is recorded
        var arena = Arena.ofAuto();
        var letters =
                new Letters(arena, scenario.seed(), scenario.messages(), scenario.sizeBytes());
        converse(calls, fd, letters, scenario.delayNanos(), gate);
    }

    private static void converse(
            Syscalls calls, int to, Letters letters, long delayNanos, Gate through) {
        through.clientSpins = true;
        while (!through.clientGo) {
            Thread.onSpinWait();
        }
        for (int number = 0; number < letters.count(); number++) {
            if (delayNanos > 0) {
                calls.clockNanosleep(delayNanos);
            }
            sendAll(calls, to, letters.letter(number));
        }
        through.clientEndNanos = System.nanoTime();
        through.clientDone = true;
    }

    private static void sendAll(Syscalls calls, int to, MemorySegment text) {
        MemorySegment rest = text;
        while (rest.byteSize() > 0) {
            switch (calls.send(to, rest, 0)) {
                case Done(long count) -> rest = rest.asSlice(count);
                case Failed(Errno errno) when errno.equals(Errno.EINTR) -> {
                    // a signal came first: send again
                }
                case Failed(Errno errno) -> throw new SyscallException("send", to, errno);
            }
        }
    }
}

package dev.ringside.bench.echo;

import dev.ringside.bench.Cpus;
import dev.ringside.bench.Report;
import dev.ringside.linux.EpollEvents;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome.Done;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.Readiness;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.TreeSet;

/// An echo server with epoll, on one thread. `echo.c` is the same program, call for call.
public final class EchoServer {
    /// The word that starts it in a process of its own.
    public static final String COMMAND = "echo-server";

    private static final int MOST_EVENTS = 64;
    private static final int BUFFER_BYTES = 4096;
    private static final int BACKLOG = 1024;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;

    private final Syscalls calls;
    private final EpollEvents ready;
    private final MemorySegment buffer;
    private final boolean edge;
    private final int listener;
    private final int epoll;

    private EchoServer(Syscalls calls, Arena arena, boolean edge) {
        this.calls = calls;
        this.edge = edge;
        ready = new EpollEvents(arena, MOST_EVENTS);
        buffer = arena.allocate(BUFFER_BYTES);
        listener = (int) calls.socketTcp().orThrow("socket", -1);
        calls.bind(listener, SocketAddressInet.loopback()).orThrow("bind", listener);
        calls.listen(listener, BACKLOG).orThrow("listen", listener);
        epoll = (int) calls.epollCreate1().orThrow("epoll_create1", -1);
        watch(listener, Readiness.IN);
    }

    /// Prints its port and its thread and runs until the process is killed.
    ///
    /// @param trigger `level` or `edge`
    public static void run(String trigger) throws IOException {
        try (Syscalls calls = new Syscalls();
                Arena arena = Arena.ofConfined()) {
            int cpu = Cpus.divided(calls).measured();
            calls.schedSetaffinity(0, new TreeSet<>(List.of(cpu)));
            var server = new EchoServer(calls, arena, trigger.equals("edge"));
            Report.line(calls.getsockname(server.listener).port() + " " + calls.gettid());
            while (true) {
                server.turn();
            }
        }
    }

    private void turn() {
        int count = (int) calls.epollWait(epoll, ready, -1).orThrow("epoll_wait", epoll);
        for (int i = 0; i < count; i++) {
            int fd = ready.fd(i);
            if (fd == listener) {
                take();
            } else if (edge) {
                while (echo(fd)) {
                    // until there is nothing more
                }
            } else {
                echo(fd);
            }
        }
    }

    private void take() {
        int fd = (int) calls.accept4(listener).orThrow("accept4", listener);
        calls.setsockoptNodelay(fd, true).orThrow("setsockopt", fd);
        watch(fd, edge ? Readiness.IN | Readiness.ET : Readiness.IN);
    }

    /// Sends back what came.
    ///
    /// @return whether there may be more
    private boolean echo(int fd) {
        return switch (calls.recv(fd, buffer, MSG_DONTWAIT)) {
            case Done(long count) when count > 0 -> {
                send(fd, count);
                yield true;
            }
            case Failed(Errno errno) when errno.equals(Errno.EAGAIN) -> false;
            case Done _, Failed _ -> { // the other end closed it, or broke it
                calls.close(fd).orThrow("close", fd);
                yield false;
            }
        };
    }

    private void send(int fd, long count) {
        long sent = calls.send(fd, buffer.asSlice(0, count), MSG_NOSIGNAL).orThrow("send", fd);
        if (sent != count) {
            throw new SyscallException("send", fd, Errno.EAGAIN);
        }
    }

    private void watch(int fd, int events) {
        calls.epollCtl(epoll, EpollEvents.ADD, fd, events).orThrow("epoll_ctl", fd);
    }
}

package dev.ringside.bench.call;

import dev.ringside.bench.Cpus;
import dev.ringside.bench.Report;
import dev.ringside.linux.Errno;
import dev.ringside.linux.Outcome.Failed;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.Syscalls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Makes `recv` calls on order and tells what they took, as `calls.c` does.
public final class Caller {
    /// The word that starts it in a process of its own.
    public static final String COMMAND = "caller";

    private static final int MSG_DONTWAIT = 0x40;
    private static final int BUFFER_BYTES = 64;

    private final Syscalls calls;
    private final MemorySegment buffer;
    private final int fd;

    private Caller(Syscalls calls, Arena arena) {
        this.calls = calls;
        buffer = arena.allocate(BUFFER_BYTES);
        int listener = socket();
        calls.bind(listener, SocketAddressInet.loopback()).orThrow("bind", listener);
        calls.listen(listener, 1).orThrow("listen", listener);
        int client = socket();
        calls.connect(client, calls.getsockname(listener)).orThrow("connect", client);
        fd = (int) calls.accept4(listener).orThrow("accept4", listener);
    }

    /// Answers until its input ends.
    public static void run() throws IOException {
        try (var calls = new Syscalls();
                var arena = Arena.ofConfined();
                var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
                var lines = new BufferedReader(in)) {
            int cpu = Cpus.divided(calls).measured();
            calls.schedSetaffinity(0, new TreeSet<>(List.of(cpu)));
            var caller = new Caller(calls, arena);
            Report.line("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", -1);
                int times = Integer.parseInt(words[1]);
                Report.line(Long.toString(caller.median(times, Integer.parseInt(words[2]))));
            }
        }
    }

    private long median(int times, int count) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            tryToReceive(count);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return nanos[times / 2];
    }

    private void tryToReceive(int count) {
        for (int i = 0; i < count; i++) {
            boolean nothing =
                    calls.recv(fd, buffer, MSG_DONTWAIT) instanceof Failed(Errno errno)
                            && errno.equals(Errno.EAGAIN);
            if (!nothing) {
                throw new IllegalStateException("something came");
            }
        }
    }

    private int socket() {
        return (int) calls.socketTcp().orThrow("socket", -1);
    }
}

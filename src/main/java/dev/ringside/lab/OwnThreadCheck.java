package dev.ringside.lab;

import dev.ringside.lab.Examination.Finding;
import dev.ringside.linux.Outcome;
import dev.ringside.linux.SocketAddressInet;
import dev.ringside.linux.StampedReceive;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.perf.PerfAccess;
import dev.ringside.linux.perf.PerfRecord;
import dev.ringside.linux.perf.ThreadSwitches;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Tries for real what an ordinary user may learn of own threads.
final class OwnThreadCheck {
    private static final long NAP_NANOS = 100_000;
    private static final int TRIES = 200;
    private static final int MSG_NOSIGNAL = 0x4000;

    private OwnThreadCheck() {}

    /// Has the kernel watch this thread while it takes a nap.
    static Finding switches() {
        return switch (ThreadSwitches.open(0)) {
            case PerfAccess.Refused(String why, String remedy) ->
                    new Finding("switches", false, why, remedy);
            case PerfAccess.Granted(ThreadSwitches switches) -> {
                try (switches) {
                    yield napped(switches);
                }
            }
        };
    }

    private static Finding napped(ThreadSwitches switches) {
        List<PerfRecord> records = new ArrayList<>();
        try (var calls = new Syscalls()) {
            calls.clockNanosleep(NAP_NANOS);
        }
        switches.drain(records::add);
        boolean seen = records.stream().anyMatch(PerfRecord.SwitchedOut.class::isInstance);
        return seen
                ? new Finding("switches", true, "of own threads, by perf_event_open", "")
                : new Finding(
                        "switches",
                        false,
                        "The kernel accepts the wish, but reports no switch.",
                        "Another kernel may; containers that only imitate one do not.");
    }

    /// Sends itself bytes until the kernel stamps them, which it begins with a little later than it
    /// is asked to.
    static Finding arrivals() {
        try (var calls = new Syscalls();
                var receive = new StampedReceive()) {
            int listener = (int) calls.socketTcp().orThrow("socket", -1);
            int sender = (int) calls.socketTcp().orThrow("socket", -1);
            try {
                return stamped(calls, receive, listener, sender)
                        ? new Finding("arrivals", true, "of packets, by SO_TIMESTAMPNS", "")
                        : missing("The kernel does not stamp what comes over TCP.");
            } finally {
                calls.close(sender);
                calls.close(listener);
            }
        } catch (RuntimeException e) {
            return missing("The kernel was not asked: " + e.getMessage() + ".");
        }
    }

    private static boolean stamped(
            Syscalls calls, StampedReceive receive, int listener, int sender) {
        calls.bind(listener, SocketAddressInet.loopback()).orThrow("bind", listener);
        calls.listen(listener, 1).orThrow("listen", listener);
        calls.connect(sender, calls.getsockname(listener)).orThrow("connect", sender);
        int receiver = (int) calls.accept4(listener).orThrow("accept4", listener);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(1);
            boolean stamped = false;
            if (receive.setsockoptTimestampns(receiver) instanceof Outcome.Done) {
                for (int i = 0; i < TRIES && !stamped; i++) {
                    calls.send(sender, one, MSG_NOSIGNAL).orThrow("send", sender);
                    receive.recvmsg(receiver, one, 0).orThrow("recvmsg", receiver);
                    stamped = receive.stampNanos() != StampedReceive.NO_STAMP;
                    calls.clockNanosleep(NAP_NANOS);
                }
            }
            return stamped;
        } finally {
            calls.close(receiver);
        }
    }

    private static Finding missing(String why) {
        return new Finding("arrivals", false, why, "");
    }
}

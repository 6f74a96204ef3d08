package dev.ringside.lab.recorder;

import dev.ringside.lab.ProgramRing;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.Gate;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.TaskStatus;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// A thread that looks at the server a few times per message, while the server sleeps.
///
/// A look counts only if the server slept before and after it and did not run in between. Then
/// nothing can have come into its queue or gone out of it meanwhile: the arrival of bytes would
/// have woken it.
final class Observer {
    private static final long SHORTEST_PAUSE_NANOS = 2_000_000;
    private static final int PAUSES_A_DELAY = 5;
    private static final int LOOKS_A_MESSAGE = 4;

    private final Cast cast;
    private final Gate gate;
    private final ProgramRing ring;
    private final ConcurrentLinkedQueue<Observation> seen = new ConcurrentLinkedQueue<>();

    Observer(Cast cast, Gate gate, ProgramRing ring) {
        this.cast = cast;
        this.gate = gate;
        this.ring = ring;
    }

    /// Looks until the conversation is over, in which a message comes every `delayNanos`.
    void start(long delayNanos) {
        long pauseNanos = Math.max(SHORTEST_PAUSE_NANOS, delayNanos / PAUSES_A_DELAY);
        Thread.ofPlatform().daemon().name("observer").start(() -> run(pauseNanos));
    }

    /// What it has seen since the last time it was asked.
    List<Observation> take() {
        var all = new ArrayList<Observation>();
        for (var one = seen.poll(); one != null; one = seen.poll()) {
            all.add(one);
        }
        return all;
    }

    private void run(long pauseNanos) {
        try (var calls = new Syscalls()) {
            long message = -1;
            int looks = 0;
            while (!gate.isServerDone()) {
                LockSupport.parkNanos(pauseNanos);
                if (ring.appended() != message) {
                    message = ring.appended();
                    looks = 0;
                }
                if (gate.isClientsOpen() && looks < LOOKS_A_MESSAGE && look(calls)) {
                    looks++;
                }
            }
        }
    }

    private boolean look(Syscalls calls) {
        TaskStatus before = status();
        if (!"S".equals(before.state())) {
            return false;
        }
        Observation observation = Observation.queue(calls, cast.serverEnd().fd(), before);
        TaskStatus after = status();
        boolean still =
                "S".equals(after.state()) && didNotRun(before, after) && !gate.isServerDone();
        if (still) {
            seen.add(observation);
        }
        return still;
    }

    private TaskStatus status() {
        return TaskStatus.read(cast.pid(), cast.server().tid());
    }

    private static boolean didNotRun(TaskStatus before, TaskStatus after) {
        @Nullable Long switches = before.switchesVoluntary();
        return switches != null && Objects.equals(switches, after.switchesVoluntary());
    }
}

package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.End;
import dev.ringside.lab.peers.Gate;
import dev.ringside.lab.program.ProgramRing;
import dev.ringside.lab.scenario.Scenario;
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
/// nothing can have come into a queue that it waits for, or gone out of it: the arrival of bytes
/// would have woken it.
final class Observer {
    private static final long SHORTEST_PAUSE_NANOS = 2_000_000;
    private static final int PAUSES_A_DELAY = 5;
    private static final int LOOKS_A_MESSAGE = 4;

    /// To look at more of them would take longer than most sleeps.
    private static final int MOST_QUEUES = 16;

    private final Cast cast;
    private final Gate gate;
    private final ProgramRing ring;
    private final List<End> queues;
    private final long pauseNanos;
    private final ConcurrentLinkedQueue<Observation> seen = new ConcurrentLinkedQueue<>();

    /// @param waitsForAll whether the server waits for all its clients at once
    Observer(Cast cast, Scenario scenario, boolean waitsForAll, Gate gate, ProgramRing ring) {
        this.cast = cast;
        this.gate = gate;
        this.ring = ring;
        List<End> ends = cast.serverEnds();
        boolean told = waitsForAll || ends.size() == 1;
        queues = told ? ends.subList(0, Math.min(MOST_QUEUES, ends.size())) : List.of();
        long delayNanos =
                scenario.traffic().delayNanos() / Math.max(1, scenario.traffic().clients());
        pauseNanos = Math.max(SHORTEST_PAUSE_NANOS, delayNanos / PAUSES_A_DELAY);
    }

    /// Looks until the conversation is over.
    void start() {
        Thread.ofPlatform().daemon().name("observer").start(this::run);
    }

    /// What it has seen since the last time it was asked.
    List<Observation> take() {
        var all = new ArrayList<Observation>();
        for (var one = seen.poll(); one != null; one = seen.poll()) {
            all.add(one);
        }
        return all;
    }

    private void run() {
        try (var calls = new Syscalls()) {
            long message = -1;
            int looks = 0;
            while (!gate.isServerDone()) {
                LockSupport.parkNanos(pauseNanos);
                if (ring.delivered() != message) {
                    message = ring.delivered();
                    looks = 0;
                }
                if (gate.isOpenForClients() && looks < LOOKS_A_MESSAGE && look(calls)) {
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
        Observation observation = Observation.of(calls, queues, before);
        TaskStatus after = status();
        boolean still =
                "S".equals(after.state()) && didNotRun(before, after) && !gate.isServerDone();
        if (still) {
            seen.add(observation);
        }
        return still;
    }

    private TaskStatus status() {
        return TaskStatus.read(cast.server().process(), cast.server().tid());
    }

    private static boolean didNotRun(TaskStatus before, TaskStatus after) {
        @Nullable Long switches = before.switchesVoluntary();
        return switches != null && Objects.equals(switches, after.switchesVoluntary());
    }
}

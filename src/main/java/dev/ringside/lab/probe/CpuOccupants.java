package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// Which task each CPU runs, to notice a switch that the kernel did not report.
///
/// On some virtual machines the tracepoints stay silent in a few tasks, such as the idle task of
/// one CPU, and so `sched_switch` misses the switch from them to the next task. The next report on
/// that CPU in another task's context proves that it happened.
final class CpuOccupants {
    private final Map<Integer, Integer> running = new HashMap<>();

    /// The task that has left the CPU without a report, if `event` proves that; else null.
    @Nullable Integer leftUnreported(RingEvent event) {
        Integer before = running.put(event.cpu(), event.pid());
        return before != null && before != event.pid() ? before : null;
    }

    /// Remembers a reported switch.
    void switched(RingEvent event) {
        running.put(event.cpu(), (int) event.number("next_pid"));
    }
}

package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Merges the records of all CPUs by time. Not for several threads at once.
final class ReorderWindow {
    /// At the same instant a task is woken before it is switched to.
    private static final Comparator<RingEvent> ORDER =
            Comparator.comparingLong(RingEvent::nanos).thenComparingInt(ReorderWindow::rank);

    private final List<RingEvent> waiting = new ArrayList<>();

    void add(RingEvent event) {
        waiting.add(event);
    }

    /// Takes out what is older than `horizonNanos`, in order.
    List<RingEvent> takeBefore(long horizonNanos) {
        waiting.sort(ORDER);
        int count = 0;
        while (count < waiting.size() && waiting.get(count).nanos() < horizonNanos) {
            count++;
        }
        List<RingEvent> taken = waiting.subList(0, count);
        List<RingEvent> result = List.copyOf(taken);
        taken.clear();
        return result;
    }

    private static int rank(RingEvent event) {
        return switch (event.name()) {
            case "sched:sched_waking" -> 0;
            case "sched:sched_switch" -> 2;
            default -> 1;
        };
    }
}

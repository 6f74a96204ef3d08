package dev.ringside.app.timeline;

import dev.ringside.trace.TraceEvent;

import java.util.List;

/// Finds facts by their time.
final class FactTimes {
    private FactTimes() {}

    /// How many facts happened before `nanos`.
    static int before(List<TraceEvent> events, long nanos) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).at().nanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

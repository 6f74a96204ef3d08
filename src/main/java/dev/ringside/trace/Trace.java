package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A recording: facts in the order of their time, and what is known around them.
///
/// @param header what is known at the start
/// @param events the facts, sorted by time; unmodifiable
/// @param end what is known at the end; null while it grows, and if it was cut off
/// @param extras keys of single facts that this version does not know, by the index of the fact;
///   kept when the trace is saved again
public record Trace(
        TraceHeader header,
        List<TraceEvent> events,
        @Nullable TraceEnd end,
        Map<Integer, Map<String, Object>> extras) {
    /// A trace without unknown keys.
    public Trace(TraceHeader header, List<TraceEvent> events, @Nullable TraceEnd end) {
        this(header, events, end, Map.of());
    }

    /// How many facts there are.
    public int size() {
        return events.size();
    }

    /// How many facts the probes missed, as far as the recording says.
    public long lost() {
        return end != null
                ? end.lost()
                : events.stream().mapToLong(e -> e instanceof Lost lost ? lost.count() : 0).sum();
    }
}

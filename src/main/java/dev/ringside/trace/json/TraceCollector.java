package dev.ringside.trace.json;

import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers the facts of a reader in memory, as far as the memory goes.
final class TraceCollector {
    private final TraceReader reader;
    private final long mostBytes;
    private final List<TraceEvent> events = new ArrayList<>();
    private final Map<Integer, Map<String, Object>> extras = new HashMap<>();

    /// A collector that leaves a quarter of the memory to the rest of the program.
    TraceCollector(TraceReader reader) {
        this(reader, Runtime.getRuntime().maxMemory() / 4 * 3);
    }

    /// A collector that gives up when the facts take about `mostBytes`.
    TraceCollector(TraceReader reader, long mostBytes) {
        this.reader = reader;
        this.mostBytes = mostBytes;
    }

    /// The trace, once the reader has no more facts.
    Trace trace() throws IOException {
        for (TraceEvent event = reader.next(); event != null; event = reader.next()) {
            if (!reader.extras().isEmpty()) {
                extras.put(events.size(), reader.extras());
            }
            events.add(event);
            weigh();
        }
        return new Trace(
                reader.header(),
                Collections.unmodifiableList(events),
                reader.end(),
                Collections.unmodifiableMap(extras));
    }

    private void weigh() throws TraceFormatException {
        if (reader.bytes() > mostBytes) {
            throw new TraceFormatException(
                    new TraceFault(
                            reader.line(),
                            "The trace does not fit into the memory that this program may use ("
                                    + (mostBytes >> 20)
                                    + " MiB)."));
        }
    }
}

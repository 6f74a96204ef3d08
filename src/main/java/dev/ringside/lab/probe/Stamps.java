package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;

import java.util.HashMap;
import java.util.Map;

/// Makes the stamps of facts that the kernel reported.
final class Stamps {
    private final long originNanos;
    private final Map<String, Source> sources = new HashMap<>();

    Stamps(long originNanos) {
        this.originNanos = originNanos;
    }

    Stamp of(RingEvent event) {
        return of(event, event.raw());
    }

    Stamp of(RingEvent event, String raw) {
        return new Stamp(nanos(event), event.cpu(), event.pid(), source(event.name()), raw);
    }

    long nanos(RingEvent event) {
        return event.nanos() - originNanos;
    }

    Source source(String name) {
        return sources.computeIfAbsent(name, Source::new);
    }
}

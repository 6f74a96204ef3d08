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

    /// The stamp of what follows from an event by a rule.
    Stamp inferred(RingEvent event, String rule) {
        return inferred(event, nanos(event), rule);
    }

    /// The same at another time.
    Stamp inferred(RingEvent event, long nanos, String rule) {
        String raw = event.name() + " " + event.raw();
        return new Stamp(nanos, event.cpu(), event.pid(), source("inferred:" + rule), raw);
    }

    long nanos(RingEvent event) {
        return event.nanos() - originNanos;
    }

    long nanos(long monotonicNanos) {
        return monotonicNanos - originNanos;
    }

    Source source(String name) {
        return sources.computeIfAbsent(name, Source::new);
    }
}

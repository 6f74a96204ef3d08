package dev.ringside.bench.recording;

import dev.ringside.lab.probe.FactDecoder;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.json.TraceWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Ringside's probe, with its events and filters. The records are read, decoded and written as
/// facts: in the meantime by a thread of its own, or only when the calls are over.
final class Tracepoints implements Way {
    private static final Duration REST = Duration.ofMillis(10);
    private static final Duration SETTLE = Duration.ofMillis(60);

    private final TracefsProbe probe;
    private final FactDecoder decoder;
    private final TraceWriter writer;
    private final Thread reader;
    private volatile boolean over;
    private volatile long calls;

    private Tracepoints(Subject subject, Duration rest) throws IOException {
        probe = TracefsProbe.open(subject.observed());
        decoder = new FactDecoder(subject.observed(), System.nanoTime(), probe.missing());
        writer = new TraceWriter(OutputStream.nullOutputStream(), header());
        reader = new Thread(() -> read(rest), "reader");
        probe.start();
        LockSupport.parkNanos(SETTLE.toNanos());
    }

    /// Nobody reads while the calls are made.
    static Way unread(Subject subject) throws IOException {
        return new Tracepoints(subject, Duration.ZERO);
    }

    /// A thread reads as in an experiment.
    static Way read(Subject subject) throws IOException {
        return read(subject, REST);
    }

    /// A thread reads all the time.
    static Way readWithoutRest(Subject subject) throws IOException {
        return read(subject, Duration.ZERO);
    }

    private static Way read(Subject subject, Duration rest) throws IOException {
        var way = new Tracepoints(subject, rest);
        way.reader.start();
        return way;
    }

    @Override
    public int mostCalls() {
        return 20_000; // two records each, about 110 bytes together: half of a ring
    }

    @Override
    public void settle() throws IOException {
        long before = -1;
        while (before != calls) { // a poll gives what is older than its window
            before = calls;
            LockSupport.parkNanos(2 * SETTLE.toNanos());
            if (!reader.isAlive()) {
                take(probe.poll());
            }
        }
        if (probe.lost().count() > 0) {
            throw new IOException("the ring lost " + probe.lost().count() + " records");
        }
    }

    private void read(Duration rest) {
        while (!over) {
            take(probe.poll());
            LockSupport.parkNanos(rest.toNanos());
        }
    }

    private void take(List<RingEvent> events) {
        events.forEach(event -> decoder.decode(event, this::write));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time writes
    private void write(TraceEvent fact) {
        try {
            writer.fact(fact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (fact instanceof SysReturned) {
            calls++;
        }
    }

    @Override
    public void close() throws IOException {
        over = true;
        while (reader.isAlive()) {
            LockSupport.parkNanos(SETTLE.toNanos());
        }
        probe.close();
    }

    private static TraceHeader header() {
        return new TraceHeader(
                "", "blocking", Map.of(), "", "", "", 1, "CLOCK_MONOTONIC", "tracefs", Map.of());
    }
}

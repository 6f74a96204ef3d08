package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.linux.tracefs.RingReader;
import dev.ringside.linux.tracefs.TraceInstance;
import dev.ringside.linux.tracefs.TraceRings;
import dev.ringside.linux.tracefs.Tracefs;
import dev.ringside.linux.tracefs.TracefsAccess;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Records what the kernel's tracepoints say of observed tasks and sockets.
///
/// Open it, wait until the kernel has settled (about 50 ms, because freeing old filters wakes
/// kernel threads), start it, poll it, finish it, close it. Any thread may call, one at a time is
/// let in.
public final class TracefsProbe implements AutoCloseable {
    /// How large each ring is if there is not much to record.
    public static final int KILOBYTES_PER_CPU = 4096;

    private static final String WAKING = "sched:sched_waking";
    private static final int PAGES_A_POLL = 4096;
    private static final Duration WINDOW = Duration.ofMillis(60);

    private final TraceRings rings;
    private final List<RingReader> readers;
    private final ReorderWindow window = new ReorderWindow();

    private TracefsProbe(TraceRings rings) throws IOException {
        this.rings = rings;
        readers = rings.openReaders();
    }

    /// Sets everything up in a tracefs that this process may use; nothing is recorded yet.
    ///
    /// @throws IOException if tracefs cannot be used; its message says why and what to do
    public static TracefsProbe open(Observed observed) throws IOException {
        return open(observed, KILOBYTES_PER_CPU, false);
    }

    /// The same with rings of another size.
    ///
    /// @param xray whether the kernel's stack is recorded at each wake-up of an observed thread
    public static TracefsProbe open(Observed observed, int kilobytesPerCpu, boolean xray)
            throws IOException {
        return switch (Tracefs.find()) {
            case TracefsAccess.Granted(Tracefs tracefs) ->
                    over(rings(tracefs, observed, kilobytesPerCpu, false, xray));
            case TracefsAccess.Refused(String why, String remedy) ->
                    throw new IOException(why + " " + remedy);
        };
    }

    /// A probe that reads rings which are set up already, and closes them in the end, even if it
    /// cannot begin.
    public static TracefsProbe over(TraceRings rings) throws IOException {
        try {
            return new TracefsProbe(rings);
        } catch (IOException | RuntimeException e) {
            rings.close();
            throw e;
        }
    }

    /// Sets rings up for what is observed, for somebody else to read. The kernel sees to it that no
    /// other program than those that run now is recorded as one of the observed threads.
    public static TraceInstance guardedRings(Tracefs tracefs, Observed observed)
            throws IOException {
        return rings(tracefs, observed, KILOBYTES_PER_CPU, true, false);
    }

    private static TraceInstance rings(
            Tracefs tracefs, Observed observed, int kilobytesPerCpu, boolean guarded, boolean xray)
            throws IOException {
        TraceInstance instance = TraceInstance.create(tracefs, kilobytesPerCpu);
        try {
            if (guarded) {
                var tids = observed.tasks().stream().map(ObservedTask::tid);
                instance.guard(tids.collect(Collectors.toCollection(TreeSet::new)));
            }
            for (Map.Entry<String, String> event : filters(observed).entrySet()) {
                if (guarded && event.getValue().isEmpty()) { // that would be everything
                    throw new IOException(event.getKey() + " has no filter");
                }
                instance.enable(event.getKey(), event.getValue());
            }
            if (xray) {
                instance.stackAt(WAKING, ProbeEvents.filters(observed).getOrDefault(WAKING, ""));
            }
            return instance;
        } catch (IOException | RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    /// The filter of every tracepoint, by its name, for what is observed.
    public static Map<String, String> filters(Observed observed) {
        return ProbeEvents.filters(observed);
    }

    /// The tracepoints that this probe uses.
    public static List<String> events() {
        var nothing = new Observed(List.of(), new TreeSet<>(), List.of());
        return List.copyOf(filters(nothing).keySet());
    }

    /// Which of them this kernel does not have.
    public List<String> missing() {
        return rings.missing();
    }

    /// Begins to record.
    public synchronized void start() throws IOException {
        rings.recording(true);
    }

    /// What is older than the reorder window, over all CPUs, in order. Later polls return only
    /// later records.
    public synchronized List<RingEvent> poll() {
        long horizonNanos = System.nanoTime() - WINDOW.toNanos();
        for (RingReader reader : readers) {
            if (!reader.drain(PAGES_A_POLL, window::add)) {
                horizonNanos = Math.min(horizonNanos, reader.lastNanos());
            }
        }
        return window.takeBefore(horizonNanos);
    }

    /// Ends the recording and returns the rest.
    public synchronized List<RingEvent> finish() throws IOException {
        rings.recording(false);
        for (RingReader reader : readers) {
            // nothing is added to the ring any more, so this ends
            boolean empty = reader.drain(PAGES_A_POLL, window::add);
            while (!empty) {
                empty = reader.drain(PAGES_A_POLL, window::add);
            }
        }
        return window.takeBefore(Long.MAX_VALUE);
    }

    /// What the rings lost since the beginning.
    public synchronized LossCount lost() throws IOException {
        long count = rings.lostRecords();
        boolean missed = readers.stream().anyMatch(RingReader::saysMissed);
        return new LossCount(count, (missed && count == 0) || rings.cutOff());
    }

    /// Removes everything from tracefs; what was not polled is gone.
    @Override
    public synchronized void close() throws IOException {
        rings.close();
    }
}

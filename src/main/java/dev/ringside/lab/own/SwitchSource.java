package dev.ringside.lab.own;

import dev.ringside.lab.RefusedException;
import dev.ringside.linux.perf.PerfAccess;
import dev.ringside.linux.perf.PerfRecord;
import dev.ringside.linux.perf.ThreadSwitches;
import dev.ringside.trace.Left;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The switches of the observed threads, as the kernel reports them to an ordinary user: one
/// [Switched] for each leaving and one for each coming, without the other task.
///
/// Belongs to the recorder's thread. It watches from [#open] on; what it takes before [#begin] it
/// holds back.
public final class SwitchSource implements AutoCloseable {
    private static final Source PERF = new Source("perf:PERF_RECORD_SWITCH");
    private static final Source PERF_LOST = new Source("perf:PERF_RECORD_LOST");
    private static final String WHERE = "perf";
    private static final Comparator<PerfRecord> BY_TIME =
            Comparator.comparingLong(SwitchSource::nanos);
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final List<ThreadSwitches> threads;
    private final List<PerfRecord> held = new ArrayList<>();
    private long originNanos = NOT_BEGUN;
    private long lost;

    private SwitchSource(List<ThreadSwitches> threads) {
        this.threads = threads;
    }

    /// Begins to watch.
    ///
    /// @param tids threads of this process or of others of the same user, that are there already
    /// @throws RefusedException if the kernel does not report one of them; the sentence says what
    ///   to do about it
    public static SwitchSource open(Collection<Integer> tids) throws RefusedException {
        var source = new SwitchSource(new ArrayList<>());
        for (int tid : tids) {
            switch (ThreadSwitches.open(tid)) {
                case PerfAccess.Granted(ThreadSwitches switches) -> source.threads.add(switches);
                case PerfAccess.Refused(String why, String remedy) -> {
                    source.close();
                    throw RefusedException.notHere((why + " " + remedy).strip());
                }
            }
        }
        return source;
    }

    /// The recording begins. The latest switch of each thread before that is in force at its start,
    /// and stands there as such; later ones come as they were.
    ///
    /// @param nanos `System.nanoTime()` at the start of the trace
    public void begin(long nanos, Consumer<TraceEvent> facts) {
        drain();
        originNanos = nanos;
        Map<Integer, Switched> standing = new LinkedHashMap<>();
        for (PerfRecord one : held) {
            if (nanos(one) < nanos && fact(one) instanceof Switched s) {
                standing.put(s.at().tid(), already(s));
            }
        }
        standing.values().forEach(facts);
        held.removeIf(one -> nanos(one) < nanos);
        hand(facts);
    }

    /// Hands over what was reported since the last time, in the order of time. Before [#begin] it
    /// only makes room in the rings.
    ///
    /// What comes is at most as old as the latest call: nothing is on its way in between.
    public void poll(Consumer<TraceEvent> facts) {
        drain();
        if (originNanos != NOT_BEGUN) {
            hand(facts);
        }
    }

    /// How many reports are known to be missing, and said so by a [Lost] fact.
    public long lost() {
        return lost;
    }

    /// Whether a ring was full at the last call, so that reports may be missing that nobody has
    /// counted.
    public boolean mayHaveLostMore() {
        return threads.stream().anyMatch(ThreadSwitches::wasFull);
    }

    /// Ends it. What was not taken is gone.
    @Override
    public void close() {
        threads.forEach(ThreadSwitches::close);
    }

    private void drain() {
        threads.forEach(thread -> thread.drain(held::add));
        held.sort(BY_TIME);
    }

    private void hand(Consumer<TraceEvent> facts) {
        for (PerfRecord one : held) {
            TraceEvent fact = fact(one);
            lost += fact instanceof Lost l ? l.count() : 0;
            facts.accept(fact);
        }
        held.clear();
    }

    private TraceEvent fact(PerfRecord record) {
        return switch (record) {
            case PerfRecord.SwitchedOut(long nanos, int cpu, int tid, boolean preempted) ->
                    new Switched(
                            new Stamp(nanos - originNanos, cpu, tid, PERF, text("out", preempted)),
                            tid,
                            preempted ? Left.PREEMPTED : Left.BLOCKED,
                            Stamp.UNKNOWN,
                            false);
            case PerfRecord.SwitchedIn(long nanos, int cpu, int tid) ->
                    new Switched(
                            new Stamp(nanos - originNanos, cpu, tid, PERF, text("in", false)),
                            Stamp.UNKNOWN,
                            Left.UNKNOWN,
                            tid,
                            false);
            case PerfRecord.Lost(long nanos, long count) ->
                    new Lost(
                            new Stamp(
                                    nanos - originNanos,
                                    Stamp.UNKNOWN,
                                    Stamp.UNKNOWN,
                                    PERF_LOST,
                                    null),
                            count,
                            WHERE);
        };
    }

    /// The way that `perf script --show-switch-events` puts it.
    private static String text(String way, boolean preempted) {
        return "PERF_RECORD_SWITCH " + way + (preempted ? " preempt" : "");
    }

    private static Switched already(Switched s) {
        var at = new Stamp(0, s.at().cpu(), s.at().tid(), s.at().source(), s.at().raw());
        return new Switched(at, s.out(), s.left(), s.in(), true);
    }

    private static long nanos(PerfRecord record) {
        return switch (record) {
            case PerfRecord.SwitchedOut out -> out.nanos();
            case PerfRecord.SwitchedIn in -> in.nanos();
            case PerfRecord.Lost lost -> lost.nanos();
        };
    }
}

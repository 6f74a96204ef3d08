package dev.ringside.lab.recorder;

import dev.ringside.lab.own.ArrivalSource;
import dev.ringside.lab.own.ImpliedFacts;
import dev.ringside.lab.own.SwitchSource;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.program.ProgramNote;
import dev.ringside.lab.program.ProgramNotes;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Merges what the server notes of itself, what the kernel tells an ordinary user of its switches
/// and of arrivals, and what the observer sees.
final class OwnRecorder implements Recorder, FactStream.Check {
    /// A time of arrival is known when the bytes are read, which may be that much later.
    private static final long SHORTEST_WINDOW_NANOS = 300_000_000;

    private static final long WINDOW_BY_HAND_NANOS = 100_000_000;
    private static final long LONGEST_WINDOW_NANOS = 5_000_000_000L;

    private final Cast cast;
    private final Peers peers;
    private final FactStream stream;
    private final Observer observer;
    private final @Nullable SwitchSource switches;
    private final Prelude prelude;
    private final Newcomers newcomers;
    private final ProgramFacts programFacts;
    private final ProgramNotes notes;
    private final ImpliedFacts implied;
    private final ServerEnds ends;
    private final Map<Integer, Long> objects = new HashMap<>();
    private final long windowNanos;
    private final Syscalls calls = new Syscalls();
    private @Nullable ArrivalSource arrivals;
    private long lostInRing;
    private long lostSwitches;
    private long originNanos;

    /// @param switches the switches of the observed tasks; null if the kernel does not tell them
    OwnRecorder(
            Cast cast,
            Peers peers,
            FactStream.Factory streams,
            Observer observer,
            @Nullable SwitchSource switches,
            Scenario scenario)
            throws IOException {
        this.cast = cast;
        this.peers = peers;
        this.observer = observer;
        this.switches = switches;
        stream = streams.checkedBy(this);
        prelude = new Prelude(cast, peers.present());
        newcomers = new Newcomers(cast, peers);
        programFacts = new ProgramFacts(cast.server().tid(), cast.plan().server());
        notes = new ProgramNotes(peers.ring());
        implied = new ImpliedFacts(cast.tasks().stream().map(ObservedTask::tid).toList());
        ends = new ServerEnds(calls, cast.serverEnds());
        cast.serverEnds().forEach(end -> objects.put(end.fd(), end.inode()));
        windowNanos = windowNanos(scenario);
    }

    /// By hand, somebody waits for what they did to be seen.
    private static long windowNanos(Scenario scenario) {
        long pauseNanos = 2 * scenario.conduct().pauseNanos();
        if (scenario.byHand() != null) {
            return Math.min(LONGEST_WINDOW_NANOS, WINDOW_BY_HAND_NANOS + pauseNanos);
        }
        long timeoutNanos = Math.max(0, 2 * scenario.conduct().timeoutNanos());
        long pausesNanos = Math.max(pauseNanos, timeoutNanos);
        return Math.min(LONGEST_WINDOW_NANOS, SHORTEST_WINDOW_NANOS + pausesNanos);
    }

    @Override
    public boolean hasBegun() {
        return arrivals != null;
    }

    @Override
    public FactStream stream() {
        return stream;
    }

    @Override
    public void lookBefore() {
        ends.look().queues().forEach(queue -> prelude.add(queue.fact(0)));
    }

    @Override
    public void poll() throws IOException {
        long ripe = System.nanoTime() - windowNanos;
        drain();
        if (hasBegun()) {
            stream.write(ripe - originNanos);
        }
    }

    @Override
    public void finish(boolean quiet) throws IOException {
        drain();
        if (quiet) {
            Observation last = ends.look();
            drain();
            last.queues().forEach(queue -> stream.add(queue.fact(last.atNanos() - originNanos)));
        }
        countLosses();
    }

    @Override
    public void countLosses() {
        if (peers.ring().lost() > lostInRing) {
            stream.lost(peers.ring().lost() - lostInRing, "program");
            lostInRing = peers.ring().lost();
        }
        if (switches != null) {
            stream.countLost(switches.lost() - lostSwitches);
            lostSwitches = switches.lost();
            if (switches.mayHaveLostMore()) {
                stream.lost(0, "perf");
            }
        }
    }

    @Override
    public List<TraceEvent> impliedBefore(TraceEvent fact) {
        return implied.before(fact);
    }

    @Override
    public void close() {
        if (arrivals != null) {
            arrivals.close();
        }
        if (switches != null) {
            switches.close();
        }
        calls.close();
    }

    private void drain() {
        if (arrivals != null) {
            arrivals.refresh();
        }
        while (notes.take(this::noted)) {
            // until there is none
        }
        if (switches != null) {
            switches.poll(stream::add);
        }
        if (hasBegun()) {
            newcomers.tell(originNanos, stream::add);
            ServerEnds.add(observer.take(), originNanos, stream);
        }
    }

    private void noted(ProgramNote note, long atNanos) {
        switch (note) {
            case ProgramNote.Began _ -> begin(atNanos);
            case ProgramNote.Finished _ -> counters(peers.serverEnd(), atNanos - originNanos);
            case ProgramNote.Arrived arrived -> arrived(arrived, atNanos);
            case ProgramNote other -> {
                programFacts
                        .fact(atNanos - originNanos, other, this::object)
                        .ifPresent(stream::add);
                if (other instanceof ProgramNote.Closed(int fd)) {
                    ends.closed(fd);
                }
            }
        }
    }

    private void begin(long atNanos) {
        originNanos = atNanos;
        arrivals = new ArrivalSource(atNanos);
        prelude.facts().forEach(stream::add);
        counters(peers.serverBegin(), 0);
        if (switches != null) {
            switches.begin(atNanos, this::addOfPresent);
        }
    }

    private void addOfPresent(TraceEvent fact) {
        if (!newcomers.isOfStranger(fact)) {
            stream.add(fact);
        }
    }

    private void arrived(ProgramNote.Arrived note, long atNanos) {
        Long object = objects.get(note.fd());
        if (arrivals != null && object != null) {
            arrivals.queued(note.stampNanos(), atNanos, object, note.count())
                    .ifPresent(stream::add);
        }
    }

    private KernelObject object(ProgramNote.Opened opened) {
        return ends.opened(opened, end -> objects.put(end.fd(), end.inode()));
    }

    private void counters(@Nullable ThreadUsage usage, long nanos) {
        if (usage != null) {
            stream.add(Prelude.counters(cast.server().tid(), nanos, usage));
        }
    }
}

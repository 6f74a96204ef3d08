package dev.ringside.lab.recorder;

import dev.ringside.lab.own.ArrivalSource;
import dev.ringside.lab.own.ImpliedFacts;
import dev.ringside.lab.own.SwitchSource;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.program.ProgramNote;
import dev.ringside.lab.scenario.Scenario;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Notes notes;
    private final Set<Integer> workers = new HashSet<>();
    private final ImpliedFacts implied;
    private final ServerEnds ends;
    private final Map<Integer, Long> objects = new HashMap<>();
    private final long windowNanos;
    private final Syscalls calls = new Syscalls();
    private @Nullable ArrivalSource arrivals;
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
        programFacts = new ProgramFacts(cast.plan().server());
        notes = new Notes(peers, cast.server().tid());
        implied = new ImpliedFacts(cast.tasks().stream().map(ObservedTask::tid).toList());
        ends = new ServerEnds(calls, cast.serverEnds(), notes, cast.file());
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
        if (cast.file() != null) {
            cast.file().look(0).forEach(prelude::add);
        }
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
            if (cast.file() != null) {
                cast.file().look(System.nanoTime() - originNanos).forEach(stream::add);
            }
        }
        countLosses();
    }

    @Override
    public void countLosses() {
        long lostNotes = notes.newlyLost();
        if (lostNotes > 0) {
            stream.lost(lostNotes, "program");
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
        notes.take(this::noted);
        if (switches != null) {
            switches.poll(stream::add);
        }
        if (hasBegun()) {
            newcomers.tell(originNanos, stream::add);
            ServerEnds.add(observer.take(), originNanos, stream);
        }
    }

    private void noted(int tid, ProgramNote note, long atNanos) {
        if (tid != cast.server().tid() && workers.add(tid)) {
            stream.add(worker(tid, atNanos - originNanos));
        }
        switch (note) {
            case ProgramNote.Began _ -> begin(atNanos);
            case ProgramNote.Finished _ -> counters(peers.serverEnd(), atNanos - originNanos);
            case ProgramNote.Arrived arrived -> arrived(arrived, atNanos);
            case ProgramNote other -> {
                programFacts
                        .fact(tid, atNanos - originNanos, other, opened -> object(opened, atNanos))
                        .ifPresent(stream::add);
                if (other instanceof ProgramNote.Closed(int fd)) {
                    ends.closed(fd);
                }
            }
        }
    }

    /// A thread of the server is known from its first note on.
    private TaskStarted worker(int tid, long nanos) {
        int process = cast.server().process();
        return new TaskStarted(
                new Stamp(nanos, Stamp.UNKNOWN, tid, Source.PROGRAM, null),
                tid,
                process,
                process,
                "worker " + workers.size(),
                Role.WORKER,
                TaskType.THREAD,
                false);
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

    private KernelObject object(ProgramNote.Opened opened, long atNanos) {
        return ends.opened(opened, atNanos, end -> objects.put(end.fd(), end.inode()));
    }

    private void counters(@Nullable ThreadUsage usage, long nanos) {
        if (usage != null) {
            stream.add(Prelude.counters(cast.server().tid(), nanos, usage));
        }
    }
}

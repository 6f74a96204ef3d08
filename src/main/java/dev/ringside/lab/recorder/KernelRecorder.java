package dev.ringside.lab.recorder;

import dev.ringside.lab.file.StudiedFile;
import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.End;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.probe.FactDecoder;
import dev.ringside.lab.probe.LossCount;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.lab.program.ProgramNote;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.linux.proc.KernelSymbols;
import dev.ringside.linux.proc.TaskStatus;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Delivery;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Merges what the kernel, the server and the observer report into one stream of facts.
///
/// Belongs to one thread.
final class KernelRecorder implements Recorder, Cut.Receiver, FactStream.Check {
    /// Reports of the kernel may come that much late, so the program's have to wait for them. It is
    /// more than the probe's own window.
    private static final long WINDOW_NANOS = 80_000_000;

    private static final String JOINED = "tcp:tcp_probe data_len beyond 64 KiB";

    private final Cast cast;
    private final Peers peers;
    private final TracefsProbe probe;
    private final FactStream stream;
    private final Observer observer;
    private final @Nullable KernelSymbols symbols;
    private final Cut cut;
    private final Prelude prelude;
    private final Newcomers newcomers;
    private final Balance balance;
    private final ProgramFacts programFacts;
    private final Notes notes;
    private final Deque<Noted> noted = new ArrayDeque<>();
    private final List<RingEvent> before = new ArrayList<>();
    private final Set<Integer> partnerTids;
    private final Map<Integer, RingEvent> partnersCalls = new HashMap<>();
    private final ServerEnds ends;
    private final Bequests bequests;
    private final Syscalls calls = new Syscalls();
    private @Nullable FactDecoder decoder;
    private LossCount lost = LossCount.NONE;
    private long originNanos;

    /// What the server has noted, and could still be found out about it then.
    ///
    /// @param object what it has opened; null if it is about something else
    /// @param accepted its end of a connection, if it has accepted one
    private record Noted(
            int tid,
            ProgramNote note,
            long atNanos,
            @Nullable KernelObject object,
            List<End> accepted) {}

    KernelRecorder(
            Cast cast,
            Peers peers,
            TracefsProbe probe,
            FactStream.Factory streams,
            Observer observer,
            @Nullable KernelSymbols symbols)
            throws IOException {
        this.cast = cast;
        this.peers = peers;
        this.probe = probe;
        this.observer = observer;
        this.symbols = symbols;
        stream = streams.checkedBy(this);
        notes = new Notes(peers, cast.server().tid());
        ends = new ServerEnds(calls, cast.serverEnds(), notes, cast.file());
        bequests = new Bequests(cast.subsystems(), this::look);
        cut = new Cut(cast.observed(), cast.server().tid(), this);
        prelude = new Prelude(cast, peers.present());
        newcomers = new Newcomers(cast, peers);
        partnerTids =
                cast.partners().stream()
                        .map(ObservedTask::tid)
                        .collect(Collectors.toUnmodifiableSet());
        programFacts = new ProgramFacts(Stamp.UNKNOWN);
        balance = new Balance(cast.clients().stream().map(ObservedTask::tid).toList());
        cast.serverEnds().forEach(this::watch);
    }

    @Override
    public boolean hasBegun() {
        return cut.hasBegun();
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
        partners(0).forEach(prelude::add);
    }

    @Override
    public void poll() throws IOException {
        long ripe = System.nanoTime() - WINDOW_NANOS;
        drain();
        probe.poll().forEach(cut::accept);
        if (cut.hasBegun()) {
            stream.write(ripe - originNanos);
        }
    }

    @Override
    public void finish(boolean quiet) throws IOException {
        List<PageSampled> pages = pages();
        drain(); // what was closed cannot be looked at
        int known = ends.count();
        @Nullable Observation last = quiet ? ends.look() : null;
        drain();
        probe.finish().forEach(cut::accept);
        if (!cut.hasBegun()) {
            return;
        }
        drain();
        cut.finish(peers.gate().clientsEndNanos());
        countLosses();
        if (quiet) {
            partners(System.nanoTime() - originNanos).forEach(stream::add);
        }
        if (last != null) {
            Observation all = ends.count() > known ? ends.look() : last; // clients were accepted
            all.queues().forEach(queue -> stream.add(queue.fact(all.atNanos() - originNanos)));
            pages.forEach(page -> stream.add(StudiedFile.since(originNanos, page)));
        }
    }

    /// What the page cache has of the file now, at a time by `System.nanoTime()`: the kernel's
    /// report of the beginning may not have been read yet.
    private List<PageSampled> pages() {
        return cast.file() == null ? List.of() : cast.file().look(System.nanoTime());
    }

    @Override
    public void countLosses() throws IOException {
        LossCount now = probe.lost();
        if (now.count() > lost.count() || (now.uncounted() && !lost.uncounted())) {
            stream.lost(now.count() - lost.count(), "tracefs");
            lost = now;
        }
        long lostNotes = notes.newlyLost();
        if (lostNotes > 0) {
            stream.lost(lostNotes, "program");
        }
    }

    @Override
    public void close() {
        calls.close();
    }

    @Override
    public void precedes(RingEvent event) {
        partnersCall(event);
        switch (event.name()) {
            case "raw_syscalls:sys_enter", "sock:sock_recv_length" -> before.add(event);
            default -> {
                // says nothing of addresses
            }
        }
    }

    /// What the kernel says of a partner, which nobody else asks.
    private List<TraceEvent> partners(long nanos) {
        return cast.partners().stream()
                .map(task -> TaskStatus.read(task.process(), task.tid()))
                .<TraceEvent>map(status -> Observation.taskFact(nanos, status))
                .toList();
    }

    /// The call in which a partner waits when the recording begins.
    private void partnersCall(RingEvent event) {
        boolean ofPartner = partnerTids.contains(event.pid());
        if (ofPartner && event.name().equals("raw_syscalls:sys_enter")) {
            partnersCalls.put(event.pid(), event);
        } else if (ofPartner && event.name().equals("raw_syscalls:sys_exit")) {
            partnersCalls.remove(event.pid());
        }
    }

    @Override
    public void begins(long nanos, List<RingEvent> standing, boolean sharp) {
        originNanos = nanos;
        var fresh = new FactDecoder(cast.observed(), nanos, probe.missing(), symbols);
        End listening = cast.listening();
        if (listening != null) {
            fresh.had(listening.observed(cast.server().process()), listening.object());
        }
        before.forEach(fresh::learn);
        before.clear();
        prelude.standing(ofPresent(standing), fresh, nanos);
        prelude.underWay(List.copyOf(partnersCalls.values()), fresh, nanos);
        decoder = fresh;
        prelude.facts().forEach(stream::add);
        counters(peers.serverBegin(), 0, sharp);
        drain();
    }

    @Override
    public void happens(RingEvent event) {
        if (decoder != null) {
            decoder.decode(event, stream::add);
        }
    }

    @Override
    public void serverEnds(long nanos, boolean sharp) {
        counters(peers.serverEnd(), nanos - originNanos, sharp);
    }

    @Override
    public @Nullable String unreportedBy(TraceEvent fact) {
        return balance.isLostBy(fact) ? JOINED : null;
    }

    /// If the counters may be of before or of after a switch, they are not known.
    private void counters(@Nullable ThreadUsage usage, long nanos, boolean sharp) {
        if (usage != null && sharp) {
            stream.add(Prelude.counters(cast.server().tid(), nanos, usage));
        }
    }

    /// What the server notes goes before what the kernel reports: a descriptor that it has accepted
    /// has to be known when the kernel speaks of it.
    ///
    /// The kernel reports late, also the beginning; what a new descriptor refers to is looked up
    /// before, since it may be closed soon.
    private void drain() {
        notes.take(bequests::noted);
        if (!cut.hasBegun()) {
            return;
        }
        newcomers.tell(originNanos, stream::add);
        for (Noted one = noted.poll(); one != null; one = noted.poll()) {
            tell(one);
        }
        ServerEnds.add(observer.take(), originNanos, stream);
    }

    /// Without those of clients that come later.
    private List<RingEvent> ofPresent(List<RingEvent> switches) {
        return switches.stream()
                .filter(event ->
                        !newcomers.isStranger((int) event.number("prev_pid"))
                                && !newcomers.isStranger((int) event.number("next_pid")))
                .toList();
    }

    private void look(int tid, ProgramNote note, long atNanos) {
        if (note instanceof ProgramNote.Delivered(int _, Delivery how) && how == Delivery.HANDLER) {
            return; // the kernel tells it
        }
        KernelObject object = null;
        var accepted = new ArrayList<End>();
        if (note instanceof ProgramNote.Opened opened) {
            object = ends.opened(opened, atNanos, accepted::add);
        } else if (note instanceof ProgramNote.Closed(int fd)) {
            ends.closed(fd);
        }
        noted.add(new Noted(tid, note, atNanos, object, accepted));
    }

    private void tell(Noted one) {
        one.accepted().forEach(end -> accepted(end, one.atNanos()));
        programFacts
                .fact(
                        one.tid(),
                        one.atNanos() - originNanos,
                        one.note(),
                        _ -> Objects.requireNonNull(one.object()))
                .ifPresent(stream::add);
    }

    private void watch(End end) {
        balance.watch(end.fd(), end.inode(), end.transport().keepsMessages());
    }

    private void accepted(End end, long atNanos) {
        watch(end);
        if (decoder != null) {
            decoder.accepted(end.observed(cast.server().process()), end.object(), atNanos);
        }
    }
}

package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.probe.FactDecoder;
import dev.ringside.lab.probe.LossCount;
import dev.ringside.lab.probe.TracefsProbe;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.ThreadUsage;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Merges what the kernel, the server and the observer report into one stream of facts.
///
/// Belongs to one thread.
final class Recorder implements Cut.Receiver, AutoCloseable {
    /// Reports of the kernel may come that much late, so the program's have to wait for them. It is
    /// more than the probe's own window.
    private static final long WINDOW_NANOS = 80_000_000;

    private static final long GLANCE_NANOS = 1_000_000;
    private static final String JOINED = "tcp:tcp_probe data_len beyond 64 KiB";

    private final Cast cast;
    private final Peers peers;
    private final TracefsProbe probe;
    private final FactStream stream;
    private final Observer observer;
    private final Cut cut;
    private final Prelude prelude;
    private final Balance balance;
    private final Syscalls calls = new Syscalls();
    private @Nullable FactDecoder decoder;
    private LossCount lost = LossCount.NONE;
    private long lostInRing;
    private long originNanos;

    Recorder(Cast cast, Peers peers, TracefsProbe probe, FactStream stream) {
        this.cast = cast;
        this.peers = peers;
        this.probe = probe;
        this.stream = stream;
        observer = new Observer(cast, peers.gate(), peers.ring());
        cut = new Cut(cast.observed(), cast.server().tid(), this);
        prelude = new Prelude(cast);
        balance = new Balance(cast.serverEnd().inode(), cast.serverEnd().fd());
    }

    /// Whether the conversation's beginning was found.
    boolean hasBegun() {
        return cut.hasBegun();
    }

    /// Notes how full the queue is before the conversation.
    void lookBefore() {
        prelude.add(queue().queueFact(0, cast.serverEnd().inode()));
    }

    /// Has the server observed from now on.
    void observe(long delayNanos) {
        observer.start(delayNanos);
    }

    /// Lets `nanos` pass, or less if it is `over` before. To look for that often would disturb an
    /// experiment that runs on the same CPU.
    void await(long nanos, BooleanSupplier over) {
        long glance = cast.plan().isApart() ? GLANCE_NANOS : nanos;
        for (long left = nanos; left > 0 && !over.getAsBoolean(); left -= glance) {
            LockSupport.parkNanos(glance);
        }
    }

    /// Takes what there is and writes what is ripe.
    void poll() throws IOException {
        long ripe = System.nanoTime() - WINDOW_NANOS;
        probe.poll().forEach(cut::accept);
        if (cut.hasBegun()) {
            drain();
            stream.write(ripe - originNanos);
        }
    }

    /// Takes everything, and how full the queue is at the end; writes nothing.
    void finish() throws IOException {
        Observation last = peers.gate().isDone() ? queue() : null;
        probe.finish().forEach(cut::accept);
        if (!cut.hasBegun()) {
            return;
        }
        drain();
        cut.finish(peers.gate().clientEndNanos());
        countLosses();
        if (last != null) {
            if (balance.isLostIf(last.queuedBytes())) {
                stream.lost(last.atNanos() - originNanos, 0, JOINED);
            }
            stream.add(last.queueFact(last.atNanos() - originNanos, cast.serverEnd().inode()));
        }
    }

    /// Notes what the sources have missed since the last time.
    void countLosses() throws IOException {
        LossCount now = probe.lost();
        if (now.count() > lost.count() || (now.uncounted() && !lost.uncounted())) {
            stream.lost(now.count() - lost.count(), "tracefs");
            lost = now;
        }
        if (peers.ring().lost() > lostInRing) {
            stream.lost(peers.ring().lost() - lostInRing, "program");
            lostInRing = peers.ring().lost();
        }
    }

    @Override
    public void close() {
        calls.close();
    }

    @Override
    public void begins(long nanos, List<RingEvent> standing, boolean sharp) {
        originNanos = nanos;
        var fresh = new FactDecoder(cast.observed(), nanos, probe.missing());
        prelude.standing(standing, fresh, nanos);
        decoder = fresh;
        prelude.facts().forEach(stream::add);
        counters(peers.gate().serverBegin(), 0, sharp);
    }

    @Override
    public void happens(RingEvent event) {
        if (decoder != null) {
            decoder.decode(event, this::add);
        }
    }

    @Override
    public void serverEnds(long nanos, boolean sharp) {
        counters(peers.gate().serverEnd(), nanos - originNanos, sharp);
    }

    /// If the counters may be of before or of after a switch, they are not known.
    private void counters(@Nullable ThreadUsage usage, long nanos, boolean sharp) {
        if (usage != null && sharp) {
            stream.add(Prelude.counters(cast.server().tid(), nanos, usage));
        }
    }

    private void add(TraceEvent fact) {
        stream.add(fact);
        if (balance.isLostBy(fact)) {
            stream.lost(fact.at().nanos(), 0, JOINED);
        }
    }

    private void drain() {
        while (peers.ring().take(this::bytesSeen)) {
            // until it is empty
        }
        for (Observation one : observer.take()) {
            long nanos = one.atNanos() - originNanos;
            if (nanos >= 0 && one.status() != null) {
                stream.add(Observation.taskFact(nanos, one.status()));
                stream.add(one.queueFact(nanos, cast.serverEnd().inode()));
            }
        }
    }

    private Observation queue() {
        return Observation.queue(calls, cast.serverEnd().fd(), null);
    }

    private void bytesSeen(long atNanos, int fd, int count, byte[] first) {
        var at =
                new Stamp(
                        atNanos - originNanos,
                        Stamp.UNKNOWN,
                        cast.server().tid(),
                        Source.PROGRAM,
                        null);
        stream.add(new BytesSeen(at, fd, count, HexFormat.of().formatHex(first)));
    }
}

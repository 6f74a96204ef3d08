package dev.ringside.lab.probe;

import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Bytes that come into a receive queue, also when nobody knows yet whose it is.
///
/// A connection that waits to be accepted has a receive queue, but no inode and no descriptor. What
/// comes into it is kept until it has, and is then said to be in the queue: by rule
/// `queued-before-accept`, at the time of the accept. What comes before the address of a socket is
/// known gets its own time as soon as it is, or by rule `queued-before-known` that of the first
/// call that makes it known.
final class EarlyArrivals {
    /// Facts may be added that much later than they happened.
    private static final long LATEST_NANOS = 15_000_000;

    private final Stamps stamps;
    private final SocketJoin join;
    private final Map<Long, List<Arrival>> byAddress = new HashMap<>();

    private record Arrival(RingEvent event, int lengthBytes, @Nullable String segment) {}

    EarlyArrivals(Stamps stamps, SocketJoin join) {
        this.stamps = stamps;
        this.join = join;
    }

    void queued(
            RingEvent event,
            long address,
            @Nullable ObservedSocket socket,
            int lengthBytes,
            @Nullable String segment,
            Consumer<TraceEvent> facts) {
        queued(event, stamps.of(event), address, socket, lengthBytes, segment, facts);
    }

    void queued(
            RingEvent event,
            Stamp at,
            long address,
            @Nullable ObservedSocket socket,
            int lengthBytes,
            @Nullable String segment,
            Consumer<TraceEvent> facts) {
        if (socket != null && event.nanos() >= join.sinceNanos(socket)) {
            facts.accept(new Queued(at, socket.inode(), lengthBytes, segment));
        } else {
            byAddress
                    .computeIfAbsent(address, _ -> new ArrayList<>())
                    .add(new Arrival(event, lengthBytes, segment));
        }
    }

    /// Says what came before, for every socket that has got its descriptor by the time of `event`.
    void settle(RingEvent event, Consumer<TraceEvent> facts) {
        if (!byAddress.isEmpty()) {
            for (long address : List.copyOf(byAddress.keySet())) {
                flush(event, address, facts);
            }
        }
    }

    /// Says what came before into the socket at `address`, if it is known by now.
    void flush(RingEvent event, long address, Consumer<TraceEvent> facts) {
        ObservedSocket socket = join.socket(address);
        if (socket == null || event.nanos() < join.sinceNanos(socket)) {
            return;
        }
        List<Arrival> arrivals = byAddress.remove(address);
        if (arrivals == null) {
            return;
        }
        long since = join.sinceNanos(socket);
        for (Arrival arrival : arrivals) {
            Stamp at = stamp(arrival.event(), since, event);
            facts.accept(new Queued(at, socket.inode(), arrival.lengthBytes(), arrival.segment()));
        }
    }

    private Stamp stamp(RingEvent arrival, long since, RingEvent now) {
        if (arrival.nanos() < since) {
            return stamps.inferred(arrival, stamps.nanos(since), "queued-before-accept");
        }
        return now.nanos() - arrival.nanos() < LATEST_NANOS
                ? stamps.of(arrival)
                : stamps.inferred(arrival, stamps.nanos(now), "queued-before-known");
    }
}

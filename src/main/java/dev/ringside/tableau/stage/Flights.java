package dev.ringside.tableau.stage;

import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Flight;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Unrecognised;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bytes that the news let fly: through the network interface into a receive queue, and from
/// there to the program. Each flight is named by recorded facts; what carried no data for a place
/// of the roster, such as an acknowledgement, does not fly.
final class Flights implements Contribution {
    @Override
    public void draw(Setting s, Sketch to) {
        var news = s.moment().news();
        var machine = s.moment().before();
        for (int i = 0; i < news.size(); i++) {
            flight(s, to, machine, s.moment().first() + i, news.get(i)).ifPresent(to::add);
            machine = Fold.apply(machine, news.get(i));
        }
    }

    private static Optional<Flight> flight(
            Setting s, Sketch to, Machine before, int index, TraceEvent event) {
        return switch (event) {
            case SegmentSent e -> sent(s, to, before, e);
            case Queued e -> queued(s, to, e);
            case Copied e when e.direction() == Direction.TO_USER -> copied(s, to, e, index);
            // The copy from a sender to the kernel is left out, since the kernel reports it only
            // after the packet has gone.
            case Copied _ -> Optional.empty();
            case TaskStarted _, TaskNamed _, TaskEnded _, Opened _, Closed _ -> Optional.empty();
            case SysEntered _, SysReturned _, BytesSeen _ -> Optional.empty();
            case WaitSet _, ReadyReturned _ -> Optional.empty();
            case Switched _, Woken _, Migrated _ -> Optional.empty();
            case SoftirqEntered _, SoftirqLeft _, SegmentReceived _ -> Optional.empty();
            case Discarded _, Connection _, Sampled _, QueueSampled _ -> Optional.empty();
            case Lost _, EndedEarly _, Unrecognised _ -> Optional.empty();
        };
    }

    /// A packet with data that is still on its way when the news are over: sent by a task itself,
    /// not by a soft interrupt on top of it.
    private static Optional<Flight> sent(Setting s, Sketch to, Machine before, SegmentSent e) {
        var segment = e.segment();
        var cpu = before.cpus().get(e.at().cpu());
        boolean byTask = cpu == null || cpu.softirq() == null;
        if (segment == null || !byTask || !s.machine().segments().containsKey(segment)) {
            return Optional.empty();
        }
        var path = new ArrayList<Box>();
        path.addAll(wayOut(s, to, e.at().tid()));
        return flight(s, "flight:" + segment, e.lengthBytes(), path, "flight.sent");
    }

    private static Optional<Flight> queued(Setting s, Sketch to, Queued e) {
        var path = new ArrayList<Box>();
        sender(s, e.segment())
                .ifPresentOrElse(
                        tid -> path.addAll(wayOut(s, to, tid)), () -> path.add(s.plan().lo()));
        entry(s, to, e.object()).ifPresent(path::add);
        token(to, e.segment(), e.object()).ifPresent(path::add);
        String id = "flight:" + (e.segment() == null ? "queue:" + e.object() : e.segment());
        return flight(s, id, e.lengthBytes(), path, "flight.queued");
    }

    private static Optional<Flight> copied(Setting s, Sketch to, Copied e, int index) {
        var path = new ArrayList<Box>();
        var fd = e.fd();
        if (fd != null) {
            s.machine()
                    .task(e.at().tid())
                    .flatMap((Task t) -> s.machine().object(t, fd))
                    .flatMap(object -> token(to, null, object))
                    .ifPresent(token -> path.addAll(List.of(token, exit(s.plan(), token))));
        }
        var filled = to.filledCells("buffer:" + e.at().tid());
        filled.or(() -> source(to, e.at().tid())).ifPresent(path::add);
        return flight(s, "flight:copy:" + index, e.lengthBytes(), path, "flight.copied");
    }

    private static Optional<Flight> flight(
            Setting s, String id, long bytes, List<Box> path, String key) {
        if (path.size() < 2) {
            return Optional.empty();
        }
        String label = s.words().text("bytes", "bytes", bytes);
        return Optional.of(
                new Flight(id, label, List.copyOf(path), s.words().text(key, "bytes", bytes)));
    }

    /// Who sent a packet, if that is among the news.
    private static Optional<Integer> sender(Setting s, @Nullable String segment) {
        if (segment == null) {
            return Optional.empty();
        }
        return s.moment().news().stream()
                .filter(e -> e instanceof SegmentSent sent && segment.equals(sent.segment()))
                .map(e -> e.at().tid())
                .findFirst();
    }

    /// Where a task's bytes are: in its buffer, or on its card where there is no room for one.
    private static Optional<Box> source(Sketch to, int tid) {
        var buffer = to.box("buffer:" + tid);
        return buffer.isPresent() ? buffer : to.box("task:" + tid);
    }

    /// Beside a place in a receive queue, where the way up is free of texts.
    private static Box exit(Plan plan, Box token) {
        return new Box(plan.exit().x(), token.centerY(), 0, 0);
    }

    /// From a task's buffer into the network interface.
    private static List<Box> wayOut(Setting s, Sketch to, int tid) {
        var path = new ArrayList<Box>();
        source(to, tid).ifPresent(path::add);
        path.add(s.plan().corner());
        path.add(s.plan().lo());
        return path;
    }

    /// Where bytes come into a receive queue before they move up in it: the free place above the
    /// network interface.
    private static Optional<Box> entry(Setting s, Sketch to, long object) {
        double x = s.plan().lo().centerX();
        for (int i = 0; ; i++) {
            var place = to.box("queue:" + object + ":place:" + i);
            if (place.isPresent() && place.get().x() < x && x < place.get().right()) {
                return place;
            }
            if (place.isEmpty()
                    && i > 0
                    && to.box("queue:" + object + ":place:" + (i + 1)).isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /// Where bytes lie in a receive queue: their token, or the first place if they have left.
    private static Optional<Box> token(Sketch to, @Nullable String segment, long object) {
        var token =
                segment == null
                        ? Optional.<Box>empty()
                        : to.box(ReceiveQueues.tokenId(object, segment));
        if (token.isPresent()) {
            return token;
        }
        var place = to.box("queue:" + object + ":place:0");
        return place.isPresent() ? place : to.box("queue:" + object);
    }
}

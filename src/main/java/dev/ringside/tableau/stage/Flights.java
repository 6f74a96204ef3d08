package dev.ringside.tableau.stage;

import dev.ringside.machine.Call;
import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Flight;
import dev.ringside.trace.AddressHanded;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.BlockIssued;
import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Computed;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Copied;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Executed;
import dev.ringside.trace.FileExtent;
import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;
import dev.ringside.trace.JobChanged;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Measured;
import dev.ringside.trace.MemoryShared;
import dev.ringside.trace.Migrated;
import dev.ringside.trace.Opened;
import dev.ringside.trace.PageAdded;
import dev.ringside.trace.PageFault;
import dev.ringside.trace.PageLookedUp;
import dev.ringside.trace.PageMapped;
import dev.ringside.trace.PageRemoved;
import dev.ringside.trace.PageSampled;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.RegionMapped;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;
import dev.ringside.trace.SiginfoSeen;
import dev.ringside.trace.SignalDelivered;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Source;
import dev.ringside.trace.SwitchStep;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskEnded;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Unrecognised;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;
import dev.ringside.trace.ValueAccessed;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bytes that the news let fly: through the network interface into a receive queue, and from
/// there to the program. Each flight is named by recorded facts; what ends at no place of the
/// roster, such as an acknowledgement, does not fly. What carries no data, such as the end of a
/// stream, begins below the gate: nothing of it was in a buffer.
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
            case Queued e -> queued(s, to, before, e);
            case Copied e when FileFlights.isOfFile(before, e) ->
                    FileFlights.copied(s, to, before, e, index);
            case Copied e when e.direction() == Direction.TO_USER ->
                    copied(s, to, before, e, index);
            // The copy from a sender to the kernel is left out, since the kernel reports it only
            // after the packet has gone.
            case Copied _ -> Optional.empty();
            case TaskStarted _, TaskNamed _, TaskEnded _, Opened _, Closed _ -> Optional.empty();
            case MemoryShared _, Executed _ -> Optional.empty();
            case SysEntered _, SysReturned _, BytesSeen _ -> Optional.empty();
            case WaitSet _, ReadyReturned _ -> Optional.empty();
            case Switched _, SwitchStep _, Woken _, Migrated _ -> Optional.empty();
            case SoftirqEntered _, SoftirqLeft _, SegmentReceived _ -> Optional.empty();
            case Discarded e -> discarded(s, to, e, index);
            case CoroutineMounted _, CoroutineYielded _ -> Optional.empty();
            case AddressHanded _, RegionMapped _, ItemQueued _, ItemTaken _ -> Optional.empty();
            case JobChanged _, LockChanged _, ValueAccessed _ -> Optional.empty();
            case UringPrepared _, UringSubmitted _, UringRan _ -> Optional.empty();
            case UringCompleted _, UringReaped _ -> Optional.empty();
            case BlockCompleted e -> FileFlights.completed(s, to, before, e, index);
            case BlockIssued _, FileExtent _ -> Optional.empty();
            case PageAdded _, PageFault _, PageLookedUp _, PageMapped _ -> Optional.empty();
            case PageRemoved _, PageSampled _ -> Optional.empty();
            case Connection _, Sampled _, QueueSampled _ -> Optional.empty();
            case SignalSent _, SignalDelivered _, SiginfoSeen _, Computed _ -> Optional.empty();
            case AioRequested _, AioAsked _, AioTaken _, AioSuspended _ -> Optional.empty();
            case Measured _, Lost _, EndedEarly _, Unrecognised _ -> Optional.empty();
        };
    }

    /// A packet with data that is still on its way when the news are over: sent by a task itself,
    /// not by a soft interrupt on top of it.
    private static Optional<Flight> sent(Setting s, Sketch to, Machine before, SegmentSent e) {
        var segment = e.segment();
        if (segment == null || !byTask(before, e) || !s.machine().segments().containsKey(segment)) {
            return Optional.empty();
        }
        var path = new ArrayList<Box>();
        path.addAll(wayOut(s, to, before, e.at().tid()));
        return flight(s, "flight:" + segment, e, e.lengthBytes(), path, "flight.sent");
    }

    private static Optional<Flight> queued(Setting s, Sketch to, Machine before, Queued e) {
        var path = new ArrayList<Box>();
        sender(s, e.segment())
                .filter(sent -> !receives(s, sent.tid(), e.object()))
                .ifPresentOrElse(
                        sent -> path.addAll(wayOut(s, to, sent.before(), sent.tid())),
                        () -> path.addAll(start(s, to, before, e)));
        var token = newest(s, to, e);
        path.addAll(entry(s, to, e.object(), token));
        String id = "flight:" + (e.segment() == null ? "queue:" + e.object() : e.segment());
        return flight(s, id, e, e.lengthBytes(), path, "flight.queued");
    }

    /// Whether a task belongs to the receiving process: by reading it has made room, and so packets
    /// go out in its context that another one has sent before.
    private static boolean receives(Setting s, int tid, long object) {
        int process = s.machine().task(tid).map((Task t) -> t.who().process()).orElse(-1);
        return s.machine().descriptorsOf(object).stream().anyMatch(d -> d.process() == process);
    }

    /// Where bytes come from whose packet is not known: the network interface, or the task in whose
    /// call they were put into the queue where there is none in between.
    private static List<Box> start(Setting s, Sketch to, Machine before, Queued e) {
        return s.roster().coverage().network()
                ? List.of(s.plan().places().lo())
                : wayDown(s, to, before, e.at().tid());
    }

    /// What is thrown away falls out of its queue; what never was in it, off the interface.
    private static Optional<Flight> discarded(Setting s, Sketch to, Discarded e, int index) {
        boolean wasQueued = e.at().source().evidence() == Source.Evidence.INFERRED;
        var lo = s.plan().places().lo();
        var from = wasQueued ? token(to, null, e.object()) : Optional.of(lo);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        double below = s.plan().kernel().bottom();
        var path = new ArrayList<Box>();
        path.add(from.get());
        path.addAll(wasQueued ? wayOff(s, to, e.object(), from.get()) : besideInterface(s));
        path.add(bin(s, path.getLast().centerX(), below));
        return flight(s, "flight:discarded:" + index, e, e.lengthBytes(), path, "flight.discarded");
    }

    /// From a receive queue to where the way down is free of texts.
    private static List<Box> wayOff(Setting s, Sketch to, long object, Box token) {
        var lanes = s.plan().places().lanes();
        var queue = to.box("queue:" + object).orElse(token);
        var way = new ArrayList<Box>();
        way.add(turn(token.centerX(), lanes.below(queue)));
        lanes.toQueue(queue).reversed().forEach(p -> way.add(turn(p.x(), p.y())));
        return way;
    }

    private static List<Box> besideInterface(Setting s) {
        var lo = s.plan().places().lo();
        return List.of(turn(lo.right() + 2 * s.plan().em(), lo.centerY()));
    }

    /// Where thrown away bytes end: at the bottom of kernel space.
    private static Box bin(Setting s, double x, double below) {
        double side = 0.6 * s.plan().em();
        return new Box(x - side / 2, below - side, side, side);
    }

    private static Optional<Flight> copied(
            Setting s, Sketch to, Machine before, Copied e, int index) {
        var path = new ArrayList<Box>();
        var fd = e.fd();
        if (fd != null) {
            s.machine()
                    .task(e.at().tid())
                    .flatMap((Task t) -> s.machine().object(t, fd))
                    .ifPresent(object -> path.addAll(wayUp(s, to, object)));
        }
        path.addAll(WayIn.of(s, to, RingRequests.owner(before, e)));
        return flight(s, "flight:copy:" + index, e, e.lengthBytes(), path, "flight.copied");
    }

    /// @param fact by whose word it flew
    static Optional<Flight> flight(
            Setting s, String id, TraceEvent fact, long bytes, List<Box> path, String key) {
        if (path.size() < 2) {
            return Optional.empty();
        }
        String sign = key.equals("flight.discarded") ? "discarded" : "bytes";
        String label = s.words().text(sign, "bytes", bytes);
        String description = s.words().text(key, "bytes", bytes);
        boolean inferred = fact.at().source().evidence() == Source.Evidence.INFERRED;
        return Optional.of(new Flight(id, label, inferred, List.copyOf(path), description));
    }

    /// A packet's way begins with a task.
    ///
    /// @param tid the task
    /// @param before the machine when it sent
    private record Sender(int tid, Machine before) {}

    /// Who sent a packet, if that is among the news; nobody, if a soft interrupt did it on top of a
    /// task that has nothing to do with it.
    private static Optional<Sender> sender(Setting s, @Nullable String segment) {
        if (segment == null) {
            return Optional.empty();
        }
        var machine = s.moment().before();
        for (var event : s.moment().news()) {
            if (event instanceof SegmentSent e && segment.equals(e.segment())) {
                return byTask(machine, e)
                        ? Optional.of(new Sender(e.at().tid(), machine))
                        : Optional.empty();
            }
            machine = Fold.apply(machine, event);
        }
        return Optional.empty();
    }

    private static boolean byTask(Machine before, SegmentSent e) {
        var cpu = before.cpus().get(e.at().cpu());
        return cpu == null || cpu.softirq() == null;
    }

    /// From a receive queue to where the way up is free of texts.
    private static List<Box> wayUp(Setting s, Sketch to, long object) {
        var token = token(to, null, object).orElse(null);
        var queue = to.box("queue:" + object).orElse(token);
        if (token == null || queue == null) {
            return List.of();
        }
        var lanes = s.plan().places().lanes();
        double below = lanes.below(queue);
        var way = new ArrayList<>(List.of(token, turn(token.centerX(), below)));
        lanes.toQueue(queue).reversed().forEach(p -> way.add(turn(p.x(), p.y())));
        way.add(turn(lanes.near(), lanes.bytes()));
        way.add(turn(lanes.near(), lanes.head()));
        return way;
    }

    static Box turn(double x, double y) {
        return new Box(x, y, 0, 0);
    }

    /// From a task's buffer into the network interface.
    ///
    /// @param before the machine when it sent
    private static List<Box> wayOut(Setting s, Sketch to, Machine before, int tid) {
        var path = new ArrayList<>(wayDown(s, to, before, tid));
        path.add(s.plan().places().corner());
        path.add(s.plan().places().lo());
        return path;
    }

    /// From a task's buffer through its call to beside kernel space; from below its call, if that
    /// puts nothing of the buffer into a packet, but begins or ends a connection.
    private static List<Box> wayDown(Setting s, Sketch to, Machine before, int tid) {
        var places = s.plan().places();
        var path = new ArrayList<>(WayIn.of(s, to, tid).reversed());
        if (!path.isEmpty()) {
            boolean kernels =
                    before.task(tid)
                            .map(Task::call)
                            .filter(call -> !Call.sends(call.name()))
                            .isPresent();
            if (kernels) {
                path.subList(0, path.size() - 1).clear();
            }
            path.add(turn(places.corner().x(), places.lanes().head()));
        }
        return path;
    }

    /// From beside or below kernel space into a receive queue.
    private static List<Box> entry(Setting s, Sketch to, long object, Optional<Box> token) {
        var queue = to.box("queue:" + object);
        if (queue.isEmpty() || token.isEmpty()) {
            return List.of();
        }
        var places = s.plan().places();
        double below = places.lanes().below(queue.get());
        var way = new ArrayList<Box>();
        if (s.roster().coverage().network()) {
            places.lanes().toQueue(queue.get()).forEach(p -> way.add(turn(p.x(), p.y())));
        } else {
            way.add(turn(places.corner().x(), below));
        }
        way.add(turn(token.get().centerX(), below));
        way.add(token.get());
        return way;
    }

    /// Where the bytes are that have just come into a queue.
    private static Optional<Box> newest(Setting s, Sketch to, Queued e) {
        var socket = s.machine().sockets().get(e.object());
        int last = socket == null ? -1 : socket.queue().chunks().size() - 1;
        var token = to.box("chunk:" + e.object() + ":" + last);
        return e.segment() == null && token.isPresent()
                ? token
                : token(to, e.segment(), e.object());
    }

    /// Where bytes lie in a receive queue: their token, or the first place if they have left.
    private static Optional<Box> token(Sketch to, @Nullable String segment, long object) {
        var token =
                segment == null ? Optional.<Box>empty() : to.box(Contents.tokenId(object, segment));
        if (token.isPresent()) {
            return token;
        }
        var place = to.box("queue:" + object + ":place:0");
        return place.isPresent() ? place : to.box("queue:" + object);
    }
}

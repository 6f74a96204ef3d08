package dev.ringside.lab.recorder;

import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Source;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Notices when more bytes are taken out of a queue of the server than were reported to come in.
///
/// That cannot happen, so a report was wrong: `tcp:tcp_probe` counts the bytes of a packet in 16
/// bits, and under load the kernel may join packets to more than 64 KiB.
final class Balance {
    private final Set<Integer> clients;
    private final Map<Integer, Long> objects = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> objectsOfOthers = new HashMap<>();
    private int server;
    private final Map<Long, Long> queuedBytes = new HashMap<>();
    private final Set<Long> datagrams = new HashSet<>();
    private boolean lost;

    /// @param clients the threads that take nothing out of the server's queues
    Balance(Collection<Integer> clients) {
        this.clients = Set.copyOf(clients);
    }

    /// Watches the queue of an object behind one of the server's descriptors.
    ///
    /// @param messages whether it keeps the borders between messages
    void watch(int fd, long object, boolean messages) {
        if (messages) {
            datagrams.add(object);
        }
        objects.putIfAbsent(fd, object); // what it refers to later, its opening will tell
        queuedBytes.putIfAbsent(object, 0L);
    }

    /// Takes the next fact, in the order of time.
    ///
    /// @return true at the first fact that shows that bytes went unreported
    boolean isLostBy(TraceEvent fact) {
        return switch (fact) {
            case Queued q when queuedBytes.containsKey(q.object()) ->
                    add(q.object(), q.lengthBytes());
            case Discarded d when queuedBytes.containsKey(d.object()) && wasQueued(d) ->
                    add(d.object(), -d.lengthBytes());
            case TaskStarted t when !clients.contains(t.task()) -> starts(t);
            case Opened o when !clients.contains(o.task()) -> refers(o);
            case Copied c when isFromQueue(c) -> take(c);
            case QueueSampled s -> isLostIf(s.socket(), s.lengthBytes());
            // other facts move no bytes
            default -> false;
        };
    }

    /// Whether the bytes that the kernel says are still there are not what should be there. Of
    /// datagrams it only tells the length of the next.
    private boolean isLostIf(long object, long leftBytes) {
        boolean comparable =
                queuedBytes.containsKey(object) && !(datagrams.contains(object) && leftBytes > 0);
        boolean first = comparable && queuedBytes.getOrDefault(object, 0L) != leftBytes && !lost;
        lost |= first;
        return first;
    }

    /// What the kernel reports as dropped never came into the queue.
    private static boolean wasQueued(Discarded discarded) {
        return discarded.at().source().evidence() != Source.Evidence.KERNEL;
    }

    /// A process that the server starts has a table of descriptors of its own.
    private boolean starts(TaskStarted started) {
        server = server == 0 ? started.process() : server;
        if (started.process() != server) {
            objectsOfOthers.putIfAbsent(started.task(), new HashMap<>());
        }
        return false;
    }

    /// A number that was closed may refer to something else soon.
    private boolean refers(Opened opened) {
        var table = objectsOfOthers.getOrDefault(opened.task(), objects);
        table.remove(opened.fd());
        if (queuedBytes.containsKey(opened.object().id())) {
            table.put(opened.fd(), opened.object().id());
        }
        return false;
    }

    private boolean take(Copied copied) {
        Long object = objectsOfOthers.getOrDefault(copied.at().tid(), objects).get(copied.fd());
        return object != null && add(object, -copied.lengthBytes());
    }

    private boolean add(long object, long bytes) {
        long now = queuedBytes.merge(object, bytes, Long::sum);
        boolean first = now < 0 && !lost;
        lost |= first;
        return first;
    }

    private boolean isFromQueue(Copied copied) {
        return copied.direction() == Direction.TO_USER
                && copied.fd() != null
                && !clients.contains(copied.at().tid());
    }
}

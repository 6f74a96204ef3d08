package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.story.words.Unread;
import dev.ringside.trace.Closed;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Opened;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The receive queues while a story is told: by which descriptors they are known, what is in them
/// and since when. Each fact costs constant time, however many queues there are.
public final class Queues {
    /// A descriptor of a process.
    record Name(int process, int fd) {}

    /// Bytes that came together, as far as they are still there.
    private record Chunk(long lengthBytes, long nanos) {}

    private static final class Queue {
        final List<Name> names = new ArrayList<>(2);
        final ArrayDeque<Chunk> chunks = new ArrayDeque<>();
        @Nullable ObjectType type;
        boolean listens;
        boolean met;
        long lengthBytes;
        boolean begun;
        @Nullable QueueSampled sample;
    }

    private final Map<Long, Queue> queues = new HashMap<>();
    private final Set<Integer> servers = new HashSet<>();
    private final TreeSet<Long> unread = new TreeSet<>();
    private long unreadBytes;

    public void take(Machine before, TraceEvent event) {
        switch (event) {
            case TaskStarted e when e.role() == Role.SERVER || e.role() == Role.WORKER ->
                    servers.add(e.process());
            case Opened e -> opened(before, e);
            case Closed e -> closed(before, e);
            case Queued e -> came(e.object(), e.lengthBytes(), e.at().nanos());
            case Copied e when e.direction() == Direction.TO_USER && e.fd() != null ->
                    object(before, e.at().tid(), e.fd(), e.lengthBytes());
            case Discarded e when wasQueued(e) -> gone(e.object(), e.lengthBytes(), false);
            case QueueSampled e -> sampled(e);
            // other facts are not about receive queues
            default -> {}
        }
    }

    /// A descriptor of the object, of the program under study if it has one; null if none is known.
    @Nullable Name name(long object) {
        var queue = queues.get(object);
        if (queue == null || queue.names.isEmpty()) {
            return null;
        }
        for (var name : queue.names) {
            if (servers.contains(name.process())) {
                return name;
            }
        }
        return queue.names.getFirst();
    }

    /// Whether a process is that of the program under study.
    boolean ofServer(int process) {
        return servers.contains(process);
    }

    /// What the object is; null if not recorded.
    @Nullable ObjectType type(long object) {
        var queue = queues.get(object);
        return queue == null ? null : queue.type;
    }

    /// Whether connections come to the object, rather than bytes.
    boolean listens(long object) {
        var queue = queues.get(object);
        return queue != null && queue.listens;
    }

    /// How many bytes are in the object's queue.
    long lengthBytes(long object) {
        var queue = queues.get(object);
        return queue == null ? 0 : queue.lengthBytes;
    }

    /// How many bytes an earlier read has left there, with nothing new behind them.
    long leftBytes(long object) {
        var queue = queues.get(object);
        return queue != null && queue.begun ? queue.lengthBytes : 0;
    }

    /// Since when there is something in the object's queue; -1 if it is empty.
    public long sinceNanos(long object) {
        var queue = queues.get(object);
        var head = queue == null ? null : queue.chunks.peekFirst();
        return head == null ? -1 : head.nanos();
    }

    /// What the program under study has not taken yet; null if there is nothing.
    @Nullable Unread unread() {
        return unread.isEmpty()
                ? null
                : new Unread(fd(unread.getFirst()), unreadBytes, unread.size());
    }

    /// What the last look into the queues has found; null if they were empty.
    @Nullable Unread sampled() {
        long bytes = 0;
        int count = 0;
        int fd = -1;
        for (var entry : queues.entrySet()) {
            var sample = entry.getValue().sample;
            if (sample != null && sample.lengthBytes() > 0) {
                bytes += sample.lengthBytes();
                count++;
                fd = fd(entry.getKey());
            }
        }
        return count == 0 ? null : new Unread(fd, bytes, count);
    }

    private int fd(long object) {
        var name = name(object);
        return name == null ? -1 : name.fd();
    }

    private Queue queue(long object) {
        return queues.computeIfAbsent(object, _ -> new Queue());
    }

    private void opened(Machine before, Opened e) {
        var object = e.object();
        var queue = queue(object.id());
        queue.type = object.type();
        boolean connects = object.type() == ObjectType.TCP || object.type() == ObjectType.UNIX;
        queue.listens = connects && object.local() != null && object.peer() == null;
        var name = new Name(process(before, e.task()), e.fd());
        if (!queue.names.contains(name)) {
            queue.names.add(name);
        }
    }

    private void closed(Machine before, Closed e) {
        var name = new Name(process(before, e.task()), e.fd());
        Long object = before.descriptorsOf(name.process()).get(e.fd());
        if (object != null && queues.containsKey(object)) {
            unname(object, queue(object), name);
        }
    }

    private void unname(long object, Queue queue, Name name) {
        queue.names.remove(name);
        if (queue.names.isEmpty()) {
            count(object, queue, -queue.lengthBytes);
            queues.remove(object);
        }
    }

    private void came(long object, long bytes, long nanos) {
        if (bytes > 0) {
            var queue = queue(object);
            queue.chunks.add(new Chunk(bytes, nanos));
            queue.begun = false;
            queue.met = true;
            count(object, queue, bytes);
        }
    }

    private void object(Machine before, int tid, int fd, long bytes) {
        before.task(tid)
                .flatMap(task -> before.object(task, fd))
                .ifPresent(object -> gone(object, bytes, true));
    }

    private void gone(long object, long bytes, boolean read) {
        var queue = queue(object);
        long left = bytes;
        while (left > 0 && !queue.chunks.isEmpty()) {
            var head = queue.chunks.removeFirst();
            if (head.lengthBytes() > left) {
                queue.chunks.addFirst(new Chunk(head.lengthBytes() - left, head.nanos()));
            }
            left -= head.lengthBytes();
        }
        queue.met = true;
        queue.begun = read && !queue.chunks.isEmpty();
        count(object, queue, -Math.min(bytes, queue.lengthBytes));
    }

    /// The first look at a queue of which no fact has told finds what was there before.
    private void sampled(QueueSampled e) {
        var queue = queue(e.socket());
        queue.sample = e;
        if (!queue.met) {
            came(e.socket(), e.lengthBytes(), e.at().nanos());
            queue.met = true;
        }
    }

    private void count(long object, Queue queue, long change) {
        boolean counted = unread.contains(object);
        if (counted) {
            unreadBytes -= queue.lengthBytes;
            unread.remove(object);
        }
        queue.lengthBytes += change;
        var name = name(object);
        if (queue.lengthBytes > 0 && name != null && servers.contains(name.process())) {
            unread.add(object);
            unreadBytes += queue.lengthBytes;
        }
    }

    /// What is dropped because a buffer is full never was in the queue; the rest of a datagram was.
    static boolean wasQueued(Discarded e) {
        return e.at().source().evidence() != Evidence.KERNEL;
    }

    private static int process(Machine before, int tid) {
        return before.task(tid).map(t -> t.who().process()).orElse(tid);
    }
}

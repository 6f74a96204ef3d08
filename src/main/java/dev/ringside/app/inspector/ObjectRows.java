package dev.ringside.app.inspector;

import dev.ringside.machine.ReceiveQueue;
import dev.ringside.machine.Socket;
import dev.ringside.machine.Task;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.words.Durations;
import dev.ringside.story.words.Names;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A socket, a pipe or a file: its queues, its ends, and who waits for it.
final class ObjectRows {
    private static final int MOST_HOLDERS = 3;
    private static final Pattern UNSENT = Pattern.compile("\\bSIOCOUTQ=(\\d{1,18})\\b");

    private final Inspection at;
    private final Socket socket;
    private final Names names;
    private final Rows rows;

    ObjectRows(Inspection at, Socket socket, Names names) {
        this.at = at;
        this.socket = socket;
        this.names = names;
        this.rows = new Rows("object.", at.texts());
    }

    Card card() {
        var texts = at.texts();
        var object = socket.object();
        String type = texts.get("object.type." + object.type());
        String title =
                at.machine()
                        .descriptorOf(object.id())
                        .map(d -> texts.get("object.title", type, "" + d.fd()))
                        .orElse(type);
        var all = new ArrayList<Row>();
        switch (object.type()) {
            case TCP, UDP, UNIX, PIPE -> {
                all.addAll(queue(socket.queue()));
                all.addAll(ends());
                all.add(waiters());
            }
            case FILE -> {
                all.add(rows.known("path", object.path()));
                all.add(rows.known("pages", null)); // no fact says which pages are cached
            }
            case TERMINAL, EPOLL, OTHER -> all.add(rows.some("path", object.path()));
        }
        all.add(rows.some("descriptors", descriptors()));
        return new Card(title, all);
    }

    private List<Row> queue(ReceiveQueue queue) {
        var sample = queue.sample();
        var all = new ArrayList<Row>();
        all.add(rows.bytes("queue", queue.lengthBytes()));
        all.add(rows.bytes("capacity", sample == null ? null : sample.capacityBytes()));
        all.add(rows.known("sample", sample == null ? null : sampled(sample)));
        all.add(rows.number("drops", sample == null ? null : sample.drops()));
        if (queue.discardedBytes() + queue.refusedBytes() > 0) {
            all.add(rows.bytes("discarded", queue.discardedBytes() + queue.refusedBytes()));
        }
        all.add(rows.bytes("passed", queue.copiedBytes()));
        all.add(rows.bytes("unsent", sample == null ? null : unsent(sample)));
        return all;
    }

    /// What the kernel itself said, and when: the bytes above are counted from the other facts.
    private String sampled(QueueSampled sample) {
        return at.texts()
                .get(
                        "object.sampled",
                        Rows.digits(sample.lengthBytes()),
                        Durations.millis(sample.at().nanos()));
    }

    /// The recorder asks for both directions at once; what it learnt of the way back is in the raw
    /// text.
    private static @Nullable Long unsent(QueueSampled sample) {
        var raw = sample.at().raw();
        var found = raw == null ? null : UNSENT.matcher(raw);
        return found != null && found.find() ? (Long) Long.parseLong(found.group(1)) : null;
    }

    private List<Row> ends() {
        var object = socket.object();
        var all = new ArrayList<Row>();
        if (object.local() != null || object.peer() != null) {
            all.add(rows.some("local", object.local()));
            all.add(rows.some("peer", object.peer()));
        }
        if (socket.state() != null) {
            all.add(rows.some("state", socket.state()));
        }
        return all;
    }

    private Row waiters() {
        long object = socket.object().id();
        var waiting = at.machine().observed().stream().filter(t -> waitsFor(t, object)).toList();
        if (waiting.isEmpty()) {
            return rows.some("waiting", at.texts().get("object.nobody"));
        }
        boolean alone =
                at.machine().waitPlace(waiting.getFirst()).orElse(null)
                        instanceof WaitPlace.OfDescriptor;
        String who =
                waiting.stream().map(t -> names.task(t.tid())).collect(Collectors.joining(", "));
        return rows.inferred("waiting", who, alone ? "call-on-descriptor" : "call-on-set");
    }

    /// Whether a task is in the object's wait queue, alone or among others.
    private boolean waitsFor(Task task, long object) {
        return switch (at.machine().waitPlace(task).orElse(null)) {
            case WaitPlace.OfDescriptor p -> p.object() != null && p.object() == object;
            case WaitPlace.OfPage p -> p.object() != null && p.object() == object;
            case WaitPlace.OfSet _ -> watches(task, object);
            case WaitPlace.OfEpoll _,
                    WaitPlace.OfRing _,
                    WaitPlace.OfTimer _,
                    WaitPlace.OfFutex _,
                    WaitPlace.OfLock _,
                    WaitPlace.OfJob _,
                    WaitPlace.Elsewhere _ ->
                    false;
            case null -> false;
        };
    }

    private boolean watches(Task task, long object) {
        var watch = task.watch();
        List<Watched> set = watch == null ? List.of() : watch.set();
        int process = task.who().process();
        return at.machine().descriptorsOf(object).stream()
                .filter(d -> d.process() == process)
                .anyMatch(d -> set.stream().anyMatch(w -> w.fd() <= d.fd() && d.fd() <= w.to()));
    }

    /// Whose descriptors those of a process are: all its tasks'.
    private String holders(int process) {
        var holders =
                at.machine().observed().stream()
                        .filter(t -> t.who().process() == process)
                        .map(t -> names.task(t.tid()))
                        .toList();
        return holders.isEmpty() || holders.size() > MOST_HOLDERS
                ? at.texts().get("object.process", process)
                : String.join(", ", holders);
    }

    private @Nullable String descriptors() {
        var all = at.machine().descriptorsOf(socket.object().id());
        return all.isEmpty()
                ? null
                : all.stream()
                        .map(d -> at.texts().get("object.held", "" + d.fd(), holders(d.process())))
                        .collect(Collectors.joining(", "));
    }
}

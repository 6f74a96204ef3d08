package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.machine.TaskState;
import dev.ringside.story.rules.Queues;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Finds the messages of a trace and measures their phases.
final class MessageFinder {
    private static final long NEVER = -1;

    /// Where waiting begins.
    private record Start(String call, int fact, long nanos) {}

    /// A receiving call that has not returned yet.
    private static final class Reading {
        final Start start;
        final int fd;
        final @Nullable Long object;
        long queuedNanos = NEVER;
        long runsNanos = NEVER;

        Reading(Start start, int fd, @Nullable Long object) {
            this.start = start;
            this.fd = fd;
            this.object = object;
        }
    }

    /// The latest call in which a task asks which descriptors are ready.
    private static final class Asking {
        final Start start;
        boolean answered;
        boolean inVain;
        long runsNanos = NEVER;
        @Nullable List<Watched> ready;
        final Set<Integer> read = new HashSet<>();

        Asking(Start start) {
            this.start = start;
        }

        /// Whether a read of `fd` is the first that follows from the answer.
        boolean ledTo(int fd) {
            boolean named =
                    ready == null || ready.stream().anyMatch(w -> w.fd() <= fd && fd <= w.to());
            return answered && !inVain && named && read.add(fd);
        }
    }

    /// What is known of one task.
    private static final class Reader {
        @Nullable Reading reading;
        @Nullable Asking asking;
        boolean unseen;
        final Map<Integer, Start> tries = new HashMap<>();
    }

    private final Queues queues;
    private final Map<Integer, Reader> readers = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final RingMessages rings;
    private final FileMessages files;

    /// @param queues the receive queues after the fact that is taken
    MessageFinder(Queues queues) {
        this.queues = queues;
        this.rings = new RingMessages(queues, messages);
        this.files = new FileMessages(messages);
    }

    void take(int index, Machine before, TraceEvent event, Machine after) {
        rings.take(index, event, after);
        files.take(index, event, after);
        switch (event) {
            case SysEntered e when Calls.receiving(e.call()) -> reads(index, e, after);
            case SysEntered e when Calls.many(e.call()) -> asks(index, e, after);
            case Queued e -> queued(e, before);
            case Switched e when !e.already() -> runs(e);
            case ReadyReturned e -> answered(e);
            case SysReturned e -> returned(index, e);
            // other facts say nothing of a message's phases
            default -> {}
        }
    }

    List<Message> found() {
        return List.copyOf(messages);
    }

    private void reads(int index, SysEntered e, Machine after) {
        var task = after.task(e.at().tid()).orElse(null);
        if (task == null || !task.who().observed()) {
            return;
        }
        int fd = Calls.descriptor(e.args());
        var object = after.object(task, fd).orElse(null);
        var call = new Reading(new Start(e.call(), index, e.at().nanos()), fd, object);
        long since = object == null ? NEVER : queues.sinceNanos(object);
        if (since != NEVER) {
            call.queuedNanos = since;
            call.runsNanos = e.at().nanos();
        }
        var reader = reader(e.at().tid());
        reader.reading = call;
        reader.unseen &= reader.asking != null;
    }

    private void asks(int index, SysEntered e, Machine after) {
        if (!after.task(e.at().tid()).map(t -> t.who().observed()).orElse(false)) {
            return;
        }
        var reader = reader(e.at().tid());
        var previous = reader.asking;
        var start =
                previous != null && previous.answered && previous.inVain
                        ? previous.start
                        : new Start(e.call(), index, e.at().nanos());
        reader.asking = new Asking(start);
        reader.unseen = false;
    }

    private void queued(Queued e, Machine before) {
        readers.forEach((tid, reader) -> {
            var call = reader.reading;
            if (call != null
                    && call.queuedNanos == NEVER
                    && Objects.equals(call.object, e.object())) {
                call.queuedNanos = e.at().nanos();
                boolean sleeps =
                        before.task(tid).map(t -> t.state() != TaskState.RUNNING).orElse(false);
                call.runsNanos = sleeps ? NEVER : e.at().nanos();
            }
        });
    }

    /// A switch that only follows from a later call does not say when the task ran again.
    private void runs(Switched e) {
        var reader = readers.get(e.in());
        if (reader == null) {
            return;
        }
        var call = reader.reading;
        if (e.at().source().evidence() == Evidence.INFERRED) {
            reader.unseen = true;
            return;
        }
        if (call != null && call.queuedNanos != NEVER && call.runsNanos == NEVER) {
            call.runsNanos = e.at().nanos();
        }
        if (reader.asking != null && !reader.asking.answered) {
            reader.asking.runsNanos = e.at().nanos();
        }
    }

    private void answered(ReadyReturned e) {
        var reader = readers.get(e.at().tid());
        if (reader != null && reader.asking != null) {
            reader.asking.ready = e.ready();
        }
    }

    private void returned(int index, SysReturned e) {
        var reader = readers.get(e.at().tid());
        if (reader == null) {
            return;
        }
        if (reader.asking != null && Calls.many(e.call())) {
            reader.asking.answered = true;
            reader.asking.inVain = e.errno() != null || e.result() == 0;
        }
        var call = reader.reading;
        reader.reading = null;
        if (call == null) {
            return;
        }
        if ("EAGAIN".equals(e.errno())) {
            reader.tries.putIfAbsent(call.fd, call.start);
        } else if (e.errno() == null && e.result() > 0 && call.queuedNanos != NEVER) {
            messages.add(message(index, e, reader, call));
        }
    }

    private Message message(int index, SysReturned e, Reader reader, Reading call) {
        var tried = reader.tries.remove(call.fd);
        var asking = reader.asking;
        boolean asked = asking != null && asking.ledTo(call.fd);
        var start = asked && asking != null ? asking.start : tried != null ? tried : call.start;
        long queued = Math.max(start.nanos(), call.queuedNanos);
        long ran =
                asked && asking != null ? asking.runsNanos : tried != null ? NEVER : call.runsNanos;
        long runs = Math.max(queued, ran);
        return new Message(
                messages.size() + 1,
                e.at().tid(),
                call.fd,
                e.result(),
                start.call(),
                start.fact(),
                call.start.fact(),
                index,
                start.nanos(),
                queued,
                runs,
                call.start.nanos(),
                e.at().nanos(),
                runs > queued || (reader.unseen && queued > start.nanos()));
    }

    private Reader reader(int tid) {
        return readers.computeIfAbsent(tid, _ -> new Reader());
    }
}

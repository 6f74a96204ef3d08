package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.Uring;
import dev.ringside.story.rules.Queues;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringSubmitted;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds the messages that come by way of rings. Phase ① is from when the kernel has taken the
/// request until the bytes are queued; ② ends with the result in the completion ring, and begins
/// when the task runs that copies, which need not be the one that asked.
final class RingMessages {
    private static final String CALL = "io_uring";
    private static final long NEVER = -1;

    /// A request that the kernel has.
    private static final class Waiting {
        final int fact;
        final long nanos;
        final int fd;
        final @Nullable Long object;
        long queuedNanos;

        Waiting(int fact, long nanos, int fd, @Nullable Long object, long queuedNanos) {
            this.fact = fact;
            this.nanos = nanos;
            this.fd = fd;
            this.object = object;
            this.queuedNanos = queuedNanos;
        }
    }

    private final Queues queues;
    private final List<Message> messages;
    private final Map<Long, Waiting> waiting = new HashMap<>();
    private final Map<Integer, Long> ranNanos = new HashMap<>();

    /// @param messages gets what is found
    RingMessages(Queues queues, List<Message> messages) {
        this.queues = queues;
        this.messages = messages;
    }

    void take(int index, TraceEvent event, Machine after) {
        switch (event) {
            case UringSubmitted e -> submitted(index, e, after);
            case Queued e -> {
                for (var one : waiting.values()) {
                    if (one.queuedNanos == NEVER && Objects.equals(one.object, e.object())) {
                        one.queuedNanos = e.at().nanos();
                    }
                }
            }
            case Switched e when !e.already() -> ranNanos.put(e.in(), e.at().nanos());
            case UringCompleted e -> completed(index, e, after);
            // other facts say nothing of a message's phases
            default -> {}
        }
    }

    private void submitted(int index, UringSubmitted e, Machine after) {
        for (Uring ring : after.urings().values()) {
            var request = ring.inFlight().get(e.request());
            if (request != null && !request.op().equals("ACCEPT")) {
                Long object =
                        after.task(ring.owner())
                                .flatMap((Task t) -> after.object(t, request.fd()))
                                .orElse(null);
                long since = object == null ? NEVER : queues.sinceNanos(object);
                waiting.put(
                        e.request(),
                        new Waiting(index, e.at().nanos(), request.fd(), object, since));
                return;
            }
        }
    }

    private void completed(int index, UringCompleted e, Machine after) {
        var request = waiting.remove(e.request());
        if (request == null || e.result() <= 0 || request.queuedNanos == NEVER) {
            return;
        }
        long queued = Math.max(request.nanos, request.queuedNanos);
        long ran = ranNanos.getOrDefault(e.at().tid(), NEVER);
        boolean slept = ran > queued;
        long runs = Math.max(queued, ran);
        messages.add(
                new Message(
                        messages.size() + 1,
                        owner(e, after),
                        request.fd,
                        e.result(),
                        CALL,
                        request.fact,
                        request.fact,
                        index,
                        request.nanos,
                        queued,
                        runs,
                        runs,
                        e.at().nanos(),
                        slept));
    }

    private static int owner(UringCompleted e, Machine after) {
        for (Uring ring : after.urings().values()) {
            for (var done : ring.completions()) {
                if (done.id() == e.request()) {
                    return ring.owner();
                }
            }
        }
        return e.at().tid();
    }
}

package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.machine.TaskState;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds the messages of a trace and measures their phases.
final class MessageFinder {
    /// A receiving call that has not returned yet.
    private static final class Pending {
        final int callFact;
        final long callNanos;
        final int fd;
        final @Nullable Long object;
        long queuedNanos = NEVER;
        long runsNanos = NEVER;

        Pending(int callFact, long callNanos, int fd, @Nullable Long object) {
            this.callFact = callFact;
            this.callNanos = callNanos;
            this.fd = fd;
            this.object = object;
        }
    }

    private static final long NEVER = -1;

    private final Map<Integer, Pending> pending = new HashMap<>();
    private final List<Message> messages = new ArrayList<>();

    void take(int index, Machine before, TraceEvent event, Machine after) {
        switch (event) {
            case SysEntered e when Calls.receiving(e.call()) -> entered(index, e, after);
            case Queued e -> queued(e, before);
            case Switched e when !e.already() -> runs(e);
            case SysReturned e -> returned(index, e);
            // other facts say nothing of a message's phases
            default -> {}
        }
    }

    List<Message> found() {
        return List.copyOf(messages);
    }

    private void entered(int index, SysEntered e, Machine after) {
        var task = after.task(e.at().tid()).orElse(null);
        if (task == null || task.call() == null || !task.who().observed()) {
            return;
        }
        int fd = task.call().fd().orElse(-1);
        var object = after.object(task, fd).orElse(null);
        var call = new Pending(index, e.at().nanos(), fd, object);
        var socket = object == null ? null : after.sockets().get(object);
        if (socket != null && socket.queue().lengthBytes() > 0) {
            call.queuedNanos = call.callNanos;
            call.runsNanos = call.callNanos;
        }
        pending.put(e.at().tid(), call);
    }

    private void queued(Queued e, Machine before) {
        pending.forEach((tid, call) -> {
            if (call.queuedNanos == NEVER && Objects.equals(call.object, e.object())) {
                call.queuedNanos = e.at().nanos();
                boolean sleeps =
                        before.task(tid).map(t -> t.state() != TaskState.RUNNING).orElse(false);
                call.runsNanos = sleeps ? NEVER : e.at().nanos();
            }
        });
    }

    private void runs(Switched e) {
        var call = pending.get(e.in());
        if (call != null && call.queuedNanos != NEVER && call.runsNanos == NEVER) {
            call.runsNanos = e.at().nanos();
        }
    }

    private void returned(int index, SysReturned e) {
        var call = pending.remove(e.at().tid());
        if (call == null || e.errno() != null || e.result() <= 0 || call.queuedNanos == NEVER) {
            return;
        }
        long runs = call.runsNanos == NEVER ? call.queuedNanos : call.runsNanos;
        messages.add(
                new Message(
                        messages.size() + 1,
                        e.at().tid(),
                        call.fd,
                        e.result(),
                        call.callFact,
                        index,
                        call.callNanos,
                        call.queuedNanos,
                        runs,
                        e.at().nanos(),
                        runs > call.queuedNanos));
    }
}

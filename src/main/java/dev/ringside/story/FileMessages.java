package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.BlockCompleted;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Left;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the reads of files that are copied out of the page cache. Phase ① is from the call until
/// the disk has delivered, and zero if it was not needed; ② begins when the task runs again.
final class FileMessages {
    private static final long NEVER = -1;

    /// A call that has not returned yet.
    private static final class Reading {
        final int fact;
        final String call;
        final int fd;
        final long nanos;
        long deliveredNanos = NEVER;
        long wokenNanos = NEVER;
        long runsNanos = NEVER;
        boolean slept;
        boolean copied;

        Reading(int fact, String call, int fd, long nanos) {
            this.fact = fact;
            this.call = call;
            this.fd = fd;
            this.nanos = nanos;
        }
    }

    private final List<Message> messages;
    private final Map<Integer, Reading> readings = new HashMap<>();

    /// @param messages gets what is found
    FileMessages(List<Message> messages) {
        this.messages = messages;
    }

    void take(int index, TraceEvent event, Machine after) {
        switch (event) {
            case SysEntered e when Calls.receiving(e.call()) -> entered(index, e, after);
            case BlockCompleted e ->
                    readings.values().stream()
                            .filter(r -> r.wokenNanos == NEVER)
                            .forEach(r -> r.deliveredNanos = e.at().nanos());
            case Woken e -> {
                var reading = readings.get(e.task());
                if (reading != null && reading.slept && reading.wokenNanos == NEVER) {
                    reading.wokenNanos = e.at().nanos();
                }
            }
            case Switched e when !e.already() -> switched(e);
            case Copied e when e.direction() == Direction.TO_USER -> {
                var reading = readings.get(e.at().tid());
                if (reading != null) {
                    reading.copied = true;
                }
            }
            case SysReturned e -> returned(index, e);
            // other facts say nothing of a read's phases
            default -> {}
        }
    }

    private void entered(int index, SysEntered e, Machine after) {
        int fd = Calls.descriptor(e.args());
        boolean ofFile =
                after.task(e.at().tid())
                        .filter(t -> t.who().observed())
                        .flatMap((Task t) -> after.object(t, fd))
                        .map(object -> after.sockets().get(object))
                        .map(s -> s.object().type() == ObjectType.FILE)
                        .orElse(false);
        if (ofFile) {
            readings.put(e.at().tid(), new Reading(index, e.call(), fd, e.at().nanos()));
        }
    }

    private void switched(Switched e) {
        var out = readings.get(e.out());
        if (out != null && e.left() != Left.PREEMPTED) {
            out.slept = true;
        }
        var in = readings.get(e.in());
        if (in != null && in.slept) {
            in.runsNanos = e.at().nanos();
        }
    }

    private void returned(int index, SysReturned e) {
        var reading = readings.remove(e.at().tid());
        if (reading == null || !reading.copied || e.errno() != null || e.result() <= 0) {
            return;
        }
        long there = reading.deliveredNanos == NEVER ? reading.wokenNanos : reading.deliveredNanos;
        boolean waited = reading.slept && there != NEVER;
        long queued = waited ? there : reading.nanos;
        long runs = waited ? Math.max(queued, reading.runsNanos) : reading.nanos;
        messages.add(
                new Message(
                        messages.size() + 1,
                        e.at().tid(),
                        reading.fd,
                        e.result(),
                        reading.call,
                        reading.fact,
                        reading.fact,
                        index,
                        reading.nanos,
                        queued,
                        runs,
                        reading.nanos,
                        e.at().nanos(),
                        waited || reading.slept));
    }
}

package dev.ringside.lab.probe;

import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.tracefs.RingEvent;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Queued;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tells what goes through pipes. The kernel has no event for that, so it follows from the calls:
///
/// - `pipe-write`: what a `write` was handed is in the pipe when it wakes somebody, sends somebody
///   a signal or returns, or when a read gets it, whichever comes first;
/// - `pipe-read`: what a `read` returns was copied to the program.
final class PipeDecoder {
    private final Stamps stamps;
    private final SocketJoin join;
    private final Map<Integer, Writing> writing = new HashMap<>();

    /// A write that is under way.
    private static final class Writing {
        final ObservedSocket pipe;
        final int lengthBytes;
        boolean told;

        Writing(ObservedSocket pipe, int lengthBytes) {
            this.pipe = pipe;
            this.lengthBytes = lengthBytes;
        }
    }

    PipeDecoder(Stamps stamps, SocketJoin join) {
        this.stamps = stamps;
        this.join = join;
    }

    void entered(RingEvent event, CallsInProgress.Call call) {
        ObservedSocket pipe = call.name().equals("write") ? pipe(event, call.fd()) : null;
        if (pipe != null) {
            writing.put(event.pid(), new Writing(pipe, (int) call.number("count")));
        }
    }

    void waking(RingEvent event, Consumer<TraceEvent> facts) {
        Writing write = writing.get(event.pid());
        if (write != null && event.context() == dev.ringside.linux.tracefs.RunContext.TASK) {
            tell(write, event, facts);
        }
    }

    void returned(
            RingEvent event,
            String call,
            @Nullable Integer fd,
            long result,
            Consumer<TraceEvent> facts) {
        Writing write = writing.remove(event.pid());
        if (write != null && result > 0) {
            tell(write, event, facts);
            copied(event, Direction.TO_KERNEL, fd, result, "pipe-write", facts);
        } else if (call.equals("read") && result > 0) {
            ObservedSocket pipe = pipe(event, fd);
            if (pipe != null) {
                read(pipe, event, fd, result, facts);
            }
        }
    }

    /// Bytes were read out of a pipe.
    void read(
            ObservedSocket pipe,
            RingEvent event,
            @Nullable Integer fd,
            long lengthBytes,
            Consumer<TraceEvent> facts) {
        writing.values().stream()
                .filter(other -> other.pipe.inode() == pipe.inode())
                .forEach(other -> tell(other, event, facts));
        copied(event, Direction.TO_USER, fd, lengthBytes, "pipe-read", facts);
    }

    private void tell(Writing write, RingEvent event, Consumer<TraceEvent> facts) {
        if (!write.told) {
            write.told = true;
            facts.accept(
                    new Queued(
                            stamps.inferred(event, "pipe-write"),
                            write.pipe.inode(),
                            write.lengthBytes,
                            null));
        }
    }

    private void copied(
            RingEvent event,
            Direction direction,
            @Nullable Integer fd,
            long lengthBytes,
            String rule,
            Consumer<TraceEvent> facts) {
        facts.accept(
                new Copied(stamps.inferred(event, rule), direction, fd, (int) lengthBytes, null));
    }

    private @Nullable ObservedSocket pipe(RingEvent event, @Nullable Integer fd) {
        ObservedSocket socket = join.ofDescriptor(event.pid(), fd, event.nanos());
        return socket != null && socket.transport() == Transport.PIPE ? socket : null;
    }
}

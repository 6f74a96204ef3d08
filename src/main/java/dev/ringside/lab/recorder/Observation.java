package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.End;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.SendQueue;
import dev.ringside.linux.SocketMemory;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.TaskStatus;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A look at the server from outside, while nothing moved.
///
/// @param atNanos `System.nanoTime()`
/// @param status what `/proc` said; null if only the queues were looked at
/// @param queues how full its queues were
record Observation(long atNanos, @Nullable TaskStatus status, List<Queue> queues) {
    private static final Source PROC = new Source("proc:stat+wchan+syscall+status+schedstat");
    private static final Source SOCKET = new Source("program:FIONREAD+SIOCOUTQ+SO_MEMINFO");
    private static final Source PIPE = new Source("program:FIONREAD");
    private static final Source UNIX = new Source("program:FIONREAD+SIOCOUTQ");

    Observation {
        queues = List.copyOf(queues);
    }

    /// How full a receive queue was.
    ///
    /// @param end whose
    /// @param bytes what FIONREAD said; for UDP that is the length of the next datagram only
    /// @param unsentBytes what SIOCOUTQ said: how much of what the server has sent the other end
    ///   has not taken; null for a pipe, which goes one way
    /// @param memory what SO_MEMINFO said; null for what is not a network socket
    record Queue(End end, long bytes, @Nullable Long unsentBytes, @Nullable SocketMemory memory) {
        static Queue of(Syscalls calls, End end) {
            Transport transport = end.transport();
            boolean network = transport == Transport.TCP || transport == Transport.UDP;
            SocketMemory memory = network ? calls.getsockoptMeminfo(end.fd()) : null;
            long bytes = calls.ioctlFionread(end.fd()).orThrow("ioctl(FIONREAD)", end.fd());
            Long unsent =
                    transport.isSocket()
                            ? (Long)
                                    SendQueue.ioctlSiocoutq(end.fd())
                                            .orThrow("ioctl(SIOCOUTQ)", end.fd())
                            : null;
            return new Queue(end, bytes, unsent, memory);
        }

        QueueSampled fact(long nanos) {
            return new QueueSampled(
                    stamp(nanos, source(), text()),
                    end.inode(),
                    bytes,
                    memory == null ? null : memory.receiveLimitBytes(),
                    memory == null ? null : memory.drops());
        }

        private Source source() {
            return memory != null ? SOCKET : unsentBytes != null ? UNIX : PIPE;
        }

        private String text() {
            var text = new StringBuilder("FIONREAD=").append(bytes);
            if (unsentBytes != null) {
                text.append(" SIOCOUTQ=").append(unsentBytes);
            }
            if (memory != null) {
                text.append(" rmem_alloc=").append(memory.receiveAllocatedBytes());
                text.append(" rcvbuf=").append(memory.receiveLimitBytes());
                text.append(" drops=").append(memory.drops());
            }
            return text.toString();
        }
    }

    /// Looks at the receive queues of `ends`.
    static Observation of(Syscalls calls, List<End> ends, @Nullable TaskStatus status) {
        List<Queue> queues = new ArrayList<>(ends.size());
        ends.forEach(end -> queues.add(Queue.of(calls, end)));
        return new Observation(System.nanoTime(), status, queues);
    }

    /// The task as a fact.
    static Sampled taskFact(long nanos, TaskStatus status) {
        return new Sampled(
                stamp(nanos, PROC, null),
                status.tid(),
                status.state(),
                status.waitingIn(),
                status.programCounter(),
                status.stackPointer(),
                status.switchesVoluntary(),
                status.switchesForced(),
                status.runNanos(),
                status.readyNanos());
    }

    private static Stamp stamp(long nanos, Source source, @Nullable String raw) {
        return new Stamp(nanos, Stamp.UNKNOWN, Stamp.UNKNOWN, source, raw);
    }
}

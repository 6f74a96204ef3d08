package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.End;
import dev.ringside.lab.scenario.Transport;
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
    private static final Source SOCKET = new Source("program:FIONREAD+SO_MEMINFO");
    private static final Source OTHER = new Source("program:FIONREAD");

    Observation {
        queues = List.copyOf(queues);
    }

    /// How full a receive queue was.
    ///
    /// @param end whose
    /// @param bytes what FIONREAD said; for UDP that is the length of the next datagram only
    /// @param memory what SO_MEMINFO said; null for what is not a network socket
    record Queue(End end, long bytes, @Nullable SocketMemory memory) {
        static Queue of(Syscalls calls, End end) {
            Transport transport = end.transport();
            boolean network = transport == Transport.TCP || transport == Transport.UDP;
            SocketMemory memory = network ? calls.getsockoptMeminfo(end.fd()) : null;
            long bytes = calls.ioctlFionread(end.fd()).orThrow("ioctl(FIONREAD)", end.fd());
            return new Queue(end, bytes, memory);
        }

        QueueSampled fact(long nanos) {
            return new QueueSampled(
                    stamp(nanos, memory == null ? OTHER : SOCKET, text()),
                    end.inode(),
                    bytes,
                    memory == null ? null : memory.receiveLimitBytes(),
                    memory == null ? null : memory.drops());
        }

        private String text() {
            if (memory == null) {
                return "FIONREAD=" + bytes;
            }
            return "FIONREAD="
                    + bytes
                    + " rmem_alloc="
                    + memory.receiveAllocatedBytes()
                    + " rcvbuf="
                    + memory.receiveLimitBytes()
                    + " drops="
                    + memory.drops();
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

package dev.ringside.lab.recorder;

import dev.ringside.linux.Outcome;
import dev.ringside.linux.SocketMemory;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.TaskStatus;
import dev.ringside.trace.QueueSampled;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;

import org.jspecify.annotations.Nullable;

/// A look at the server from outside, while nothing moved.
///
/// @param atNanos `System.nanoTime()`
/// @param status what `/proc` said; null if only the queue was looked at
/// @param queuedBytes what FIONREAD said
/// @param memory what SO_MEMINFO said
record Observation(
        long atNanos, @Nullable TaskStatus status, long queuedBytes, SocketMemory memory) {
    private static final Source PROC = new Source("proc:stat+wchan+syscall+status+schedstat");
    private static final Source QUEUE = new Source("program:FIONREAD+SO_MEMINFO");

    /// Looks at the receive queue of `fd`.
    static Observation queue(Syscalls calls, int fd, @Nullable TaskStatus status) {
        SocketMemory memory = calls.getsockoptMeminfo(fd);
        Outcome readable = calls.ioctlFionread(fd);
        return new Observation(
                System.nanoTime(), status, readable.orThrow("ioctl(FIONREAD)", fd), memory);
    }

    /// The queue as a fact.
    QueueSampled queueFact(long nanos, long socket) {
        return new QueueSampled(
                stamp(nanos, QUEUE, memoryText()),
                socket,
                queuedBytes,
                memory.receiveLimitBytes(),
                memory.drops());
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

    private String memoryText() {
        return "FIONREAD="
                + queuedBytes
                + " rmem_alloc="
                + memory.receiveAllocatedBytes()
                + " rcvbuf="
                + memory.receiveLimitBytes()
                + " drops="
                + memory.drops();
    }

    private static Stamp stamp(long nanos, Source source, @Nullable String raw) {
        return new Stamp(nanos, Stamp.UNKNOWN, Stamp.UNKNOWN, source, raw);
    }
}

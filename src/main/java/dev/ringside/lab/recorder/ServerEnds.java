package dev.ringside.lab.recorder;

import dev.ringside.lab.file.StudiedFile;
import dev.ringside.lab.peers.End;
import dev.ringside.lab.program.ProgramNote;
import dev.ringside.lab.scenario.Transport;
import dev.ringside.linux.SyscallException;
import dev.ringside.linux.Syscalls;
import dev.ringside.linux.proc.TaskStatus;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.ObjectType;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The server's ends of its connections, those that it accepts while it is recorded included.
final class ServerEnds {
    /// No inode of a socket is that large: the kernel counts them in 32 bits.
    private static final long FAR_FROM_INODES = 1L << 40;

    /// What a program opens that studies no file.
    private static final String OWN_MAP = "/proc/self/maps";

    private final Syscalls calls;
    private final List<End> ends;
    private final Notes notes;
    private final @Nullable StudiedFile file;
    private long instances;
    private long strangers;

    /// @param calls of the thread that uses this
    /// @param known the ends that are there from the beginning
    /// @param notes which say what is closed
    /// @param file the file that the server reads; null if it reads none
    ServerEnds(Syscalls calls, List<End> known, Notes notes, @Nullable StudiedFile file) {
        this.notes = notes;
        this.file = file;
        this.calls = calls;
        ends = new ArrayList<>(known);
    }

    /// How many there are by now.
    int count() {
        return ends.size();
    }

    /// Looks at all their receive queues.
    Observation look() {
        return Observation.of(calls, ends, null);
    }

    /// What a descriptor that the server has opened refers to. An epoll instance, a ring or a
    /// signalfd has no inode of its own and gets a negative number; a connection that is closed
    /// before it can be looked at gets one that is no inode.
    ///
    /// @param atNanos when it was opened, by `System.nanoTime()`
    /// @param accepted gets the end, if it is a connection; one that was handed over to another
    ///   process, or is closed, is not looked at any more
    KernelObject opened(ProgramNote.Opened opened, long atNanos, Consumer<End> accepted) {
        if (opened.ring()) {
            return KernelObject.ring(--instances);
        }
        if (opened.type() == ObjectType.FILE) {
            return file != null
                    ? file.object()
                    : new KernelObject(--instances, ObjectType.FILE, null, null, OWN_MAP);
        }
        if (opened.type() == ObjectType.EPOLL || opened.type() == ObjectType.OTHER) {
            return new KernelObject(--instances, opened.type(), null, null, null);
        }
        Transport transport = opened.type() == ObjectType.TCP ? Transport.TCP : Transport.UNIX;
        End end = end(opened, transport, atNanos);
        accepted.accept(end);
        return end.object();
    }

    private End end(ProgramNote.Opened opened, Transport transport, long atNanos) {
        int fd = opened.fd();
        try {
            if (opened.heir() != 0) {
                return End.handedOver(calls, transport, fd, opened.heir());
            }
            End end = End.connected(calls, transport, fd);
            if (!notes.hasClosed(fd, atNanos)) {
                ends.add(end);
                return end;
            }
        } catch (UncheckedIOException | SyscallException e) {
            // it is closed already: what it was connected to is not known
        }
        return new End(transport, fd, FAR_FROM_INODES + ++strangers, null, null);
    }

    /// The server has closed a descriptor.
    void closed(int fd) {
        ends.removeIf(end -> end.fd() == fd);
    }

    /// Adds what the observer has seen since the last time.
    static void add(List<Observation> seen, long originNanos, FactStream stream) {
        for (Observation one : seen) {
            long nanos = one.atNanos() - originNanos;
            @Nullable TaskStatus status = one.status();
            if (nanos >= 0 && status != null) {
                stream.add(Observation.taskFact(nanos, status));
                one.queues().forEach(queue -> stream.add(queue.fact(nanos)));
            }
        }
    }
}

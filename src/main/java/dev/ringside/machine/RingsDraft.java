package dev.ringside.machine;

import dev.ringside.machine.Uring.Doing;
import dev.ringside.machine.Uring.Request;
import dev.ringside.trace.KernelObject;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;

import java.util.function.UnaryOperator;

/// The `io_uring` instances of the next [Machine], while one fact is applied. Lives only inside
/// [Draft].
///
/// A fact names a ring by its descriptor. What happens in the context of a sender of bytes, or of
/// anybody else, is about the ring of another process, so the process of a fact's task is only
/// asked first.
final class RingsDraft {
    private final ObjectsDraft objects;
    private PSortedMap<Long, Uring> rings;

    RingsDraft(Machine before, ObjectsDraft objects) {
        this.rings = before.urings();
        this.objects = objects;
    }

    PSortedMap<Long, Uring> rings() {
        return rings;
    }

    void opened(KernelObject object) {
        if (object.isRing() && !rings.containsKey(object.id())) {
            rings = rings.plus(object.id(), Uring.EMPTY);
        }
    }

    /// Without the rings that nobody refers to any more.
    void released() {
        for (long id : rings.keySet()) {
            if (!objects.holders().containsKey(id)) {
                rings = rings.minus(id);
            }
        }
    }

    void prepared(UringPrepared e, int process) {
        int tid = e.at().tid();
        var request =
                new Request(
                        e.request(),
                        e.op(),
                        e.fd(),
                        e.lengthBytes(),
                        Doing.PREPARED,
                        tid,
                        false,
                        null);
        change(e.ring(), process, ring -> ring.prepared(request));
    }

    void submitted(UringSubmitted e, int process) {
        int fd = e.fd() == null ? -1 : e.fd();
        int tid = e.at().tid();
        var request = new Request(e.request(), e.op(), fd, -1, Doing.TAKEN, tid, false, null);
        change(e.ring(), process, ring -> ring.submitted(request));
    }

    void ran(UringRan e, int process) {
        int tid = e.at().tid();
        long id = e.request();
        change(
                e.ring(),
                process,
                ring ->
                        switch (e.how()) {
                            case INLINE -> ring;
                            case POLL -> ring.ran(id, Doing.ARMED, tid);
                            case TASK_WORK -> ring.ran(id, Doing.LISTED, tid);
                            case WORKER -> ring.ran(id, Doing.HANDED, tid);
                            case SQPOLL -> ring.polled(id);
                        });
    }

    /// Puts the result into the completion ring.
    ///
    /// @return the object on which a connection was accepted thereby; null if none
    @Nullable Long completed(UringCompleted e, int process) {
        var found = find(e.ring(), process);
        var ring = found == null ? null : rings.get(found);
        if (found == null || ring == null) {
            return null;
        }
        var request = ring.inFlight().get(e.request());
        rings = rings.plus(found, ring.completed(e.request(), e.result(), e.at().tid()));
        var holder = objects.holders().get(found);
        if (request == null || holder == null || !request.op().equals("ACCEPT")) {
            return null;
        }
        return e.result() < 0 ? null : objects.object(holder.getFirst().process(), request.fd());
    }

    void reaped(UringReaped e, int process) {
        change(e.ring(), process, ring -> ring.reaped(e.request()));
    }

    /// A ring of `process` whose request about `fd` the kernel has; null if there is none.
    @Nullable Uring about(int fd, int process) {
        for (var ring : rings.entrySet()) {
            var holders = objects.holders().get(ring.getKey());
            boolean mine = holders != null && holders.getFirst().process() == process;
            if (mine && ring.getValue().about(fd) != null) {
                return ring.getValue();
            }
        }
        return null;
    }

    private void change(int fd, int process, UnaryOperator<Uring> next) {
        var found = find(fd, process);
        var ring = found == null ? null : rings.get(found);
        if (found != null && ring != null) {
            rings = rings.plus(found, next.apply(ring));
        }
    }

    private @Nullable Long find(int fd, int process) {
        Long own = objects.object(process, fd);
        if (own != null && rings.containsKey(own)) {
            return own;
        }
        for (long id : rings.keySet()) {
            for (var holder : Index.all(objects.holders(), id)) {
                if (holder.fd() == fd) {
                    return id;
                }
            }
        }
        return null;
    }
}

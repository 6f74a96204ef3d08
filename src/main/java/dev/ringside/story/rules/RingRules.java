package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.Uring;
import dev.ringside.machine.Uring.Doing;
import dev.ringside.machine.Uring.Request;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfFiles.Found;
import dev.ringside.story.happening.OfRings.OfRing;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Fds;
import dev.ringside.story.words.RingAct;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Left;
import dev.ringside.trace.Switched;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringRan;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

/// The steps of requests that go through rings: how they are asked for, taken, waited for, worked
/// off and answered. Several of the same kind in a row are one step.
final class RingRules {
    Reading prepared(Machine before, UringPrepared e, Happening open) {
        return of(RingAct.PREPARED, before, e.at().tid(), e.ring(), e.op(), e.fd(), 0, open);
    }

    /// Where many are taken in one call, each is looked at before the next is taken.
    Reading submitted(Machine before, UringSubmitted e, Happening open) {
        var ring = ring(before, e.at().tid(), e.ring());
        int fd = e.fd() != null ? e.fd() : fd(ring, e.request());
        return open instanceof OfRing r && r.act() == RingAct.ARMED && r.by() == e.at().tid()
                ? Reading.JOINS
                : of(RingAct.TAKEN, before, e.at().tid(), e.ring(), e.op(), fd, 0, open);
    }

    Reading ran(Machine before, UringRan e, Happening open) {
        var ring = ring(before, e.at().tid(), e.ring());
        var request = ring == null ? null : ring.inFlight().get(e.request());
        String op = request == null ? "" : request.op();
        int fd = request == null ? -1 : request.fd();
        int by = e.at().tid();
        return switch (e.how()) {
            case INLINE -> Reading.JOINS;
            case SQPOLL ->
                    open instanceof OfRing r && r.act() == RingAct.TAKEN
                            ? new Reading.Becomes(r.as(RingAct.POLLED))
                            : Reading.JOINS;
            case POLL -> of(RingAct.ARMED, before, by, e.ring(), op, fd, 0, open);
            case TASK_WORK -> of(RingAct.LISTED, before, by, e.ring(), op, fd, 0, open);
            case WORKER -> of(RingAct.HANDED, before, by, e.ring(), op, fd, 0, open);
        };
    }

    /// Whether a worker thread leaves its CPU to wait for a disk.
    static boolean sleeps(Machine before, Switched e) {
        boolean worker = before.task(e.out()).map(Rules::isOfKernel).orElse(false);
        boolean waits = worker && !e.already() && e.left() == Left.DISK_SLEEP;
        return waits && !Rules.isServer(before, e.in());
    }

    /// What it means that it [#sleeps].
    static Reading left(Machine before, Switched e) {
        var asleep = inFlight(RingAct.ASLEEP, before, e.out(), Doing.HANDED, -1);
        return asleep == null ? Reading.JOINS : asleep;
    }

    /// Whoever sleeps at its ring is woken since a page has its contents now; null if it sleeps
    /// elsewhere.
    static @Nullable Reading woken(Machine before, Task task, Woken e) {
        boolean atRing = before.waitPlace(task).orElse(null) instanceof WaitPlace.OfRing;
        int by = e.at().tid();
        return atRing ? inFlight(RingAct.LISTED_PAGES, before, by, Doing.TAKEN, task.tid()) : null;
    }

    /// What happens to the first request that the kernel has and that is so far.
    private static @Nullable Reading inFlight(
            RingAct act, Machine before, int by, Doing doing, int woken) {
        for (var entry : before.urings().entrySet()) {
            var ring = entry.getValue();
            var name = before.descriptorOf(entry.getKey()).orElse(null);
            for (var request : ring.inFlight().values()) {
                if (name != null && request.doing() == doing) {
                    var fds = Fds.of(request.fd());
                    int owner = ring.owner();
                    return Rules.opens(
                            new OfRing(act, by, owner, name.fd(), request.op(), fds, 0, woken));
                }
            }
        }
        return null;
    }

    /// A copy out of the page cache for a request; null if it is for none.
    static @Nullable Reading copiedPages(Machine before, Copied e, Happening open) {
        var reading = copied(RingAct.COPIED_PAGES, before, e, open);
        boolean found = open instanceof Found f && f.task() == e.at().tid();
        return found && reading instanceof Reading.Opens(Happening copied)
                ? new Reading.Becomes(copied)
                : reading;
    }

    /// A copy for a request; null if it is for none.
    @Nullable Reading copied(Machine before, Copied e, Happening open) {
        return copied(RingAct.COPIED, before, e, open);
    }

    private static @Nullable Reading copied(RingAct act, Machine before, Copied e, Happening open) {
        Integer fd = e.fd();
        if (fd == null) {
            return null;
        }
        int tid = e.at().tid();
        int process = before.task(tid).map((Task t) -> t.who().process()).orElse(tid);
        for (var entry : before.urings().entrySet()) {
            var request = entry.getValue().about(fd);
            var name = before.descriptorOf(entry.getKey()).orElse(null);
            if (request != null && name != null && name.process() == process) {
                String op = request.op();
                return of(act, before, tid, name.fd(), op, fd, e.lengthBytes(), open);
            }
        }
        return null;
    }

    Reading completed(Machine before, UringCompleted e, Happening open) {
        var ring = ring(before, e.at().tid(), e.ring());
        var request = ring == null ? null : ring.inFlight().get(e.request());
        String op = request == null ? "" : request.op();
        int fd = request == null ? -1 : request.fd();
        return of(RingAct.COMPLETED, before, e.at().tid(), e.ring(), op, fd, e.result(), open);
    }

    Reading reaped(Machine before, UringReaped e, Happening open) {
        var ring = ring(before, e.at().tid(), e.ring());
        var request = ring == null ? null : reapable(ring, e.request());
        String op = request == null ? "" : request.op();
        int fd = request == null ? -1 : request.fd();
        return of(RingAct.REAPED, before, e.at().tid(), e.ring(), op, fd, e.result(), open);
    }

    private static Reading of(
            RingAct act,
            Machine before,
            int by,
            int ringFd,
            String op,
            int fd,
            int result,
            Happening open) {
        if (open instanceof OfRing r && r.act() == act && r.by() == by && r.ring() == ringFd) {
            return new Reading.Becomes(r.and(fd, result));
        }
        var ring = ring(before, by, ringFd);
        int owner = ring == null || ring.owner() < 0 ? by : ring.owner();
        return Rules.opens(new OfRing(act, by, owner, ringFd, op, Fds.of(fd), result, -1));
    }

    private static int fd(@Nullable Uring ring, long id) {
        if (ring != null) {
            for (var request : ring.submissions()) {
                if (request.id() == id) {
                    return request.fd();
                }
            }
        }
        return -1;
    }

    private static @Nullable Request reapable(Uring ring, long id) {
        for (var request : ring.completions()) {
            if (request.id() == id) {
                return request;
            }
        }
        return null;
    }

    /// The ring that a task's facts call by a descriptor; that of any process, if it is another's.
    private static @Nullable Uring ring(Machine machine, int tid, int fd) {
        var own =
                machine.task(tid)
                        .flatMap((Task t) -> machine.object(t, fd))
                        .map(object -> machine.urings().get(object))
                        .orElse(null);
        if (own != null) {
            return own;
        }
        for (var entry : machine.urings().entrySet()) {
            if (machine.descriptorsOf(entry.getKey()).stream().anyMatch(d -> d.fd() == fd)) {
                return entry.getValue();
            }
        }
        return null;
    }
}

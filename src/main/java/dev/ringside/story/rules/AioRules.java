package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.userspace.AioRequest;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfAio.AskedInVain;
import dev.ringside.story.happening.OfAio.CopiedFor;
import dev.ringside.story.happening.OfAio.Done;
import dev.ringside.story.happening.OfAio.HelperStarted;
import dev.ringside.story.happening.OfAio.Positioned;
import dev.ringside.story.happening.OfAio.Requested;
import dev.ringside.story.happening.OfAio.SleepsInstead;
import dev.ringside.story.happening.OfAio.Suspended;
import dev.ringside.story.happening.OfAio.TakenResult;
import dev.ringside.story.happening.OfFiles.Found;
import dev.ringside.story.happening.OfFiles.Span;
import dev.ringside.story.happening.OfTasks.Called;
import dev.ringside.story.happening.OfUserSpace.Worked;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.story.words.Fds;
import dev.ringside.trace.AioAsked;
import dev.ringside.trace.AioRequested;
import dev.ringside.trace.AioSuspended;
import dev.ringside.trace.AioTaken;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Left;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

/// The steps by which a program has a thread of the C library wait in its place.
final class AioRules {
    private static final String AT_A_POSITION = "pread64";
    private static final String ASKING = "aio_error";

    private final Lookahead ahead;
    private final CrewRules crew;

    AioRules(Lookahead ahead, CrewRules crew) {
        this.ahead = ahead;
        this.crew = crew;
    }

    Reading requested(Machine before, AioRequested e, Happening open) {
        int tid = e.at().tid();
        boolean first = before.userSpace().aio(tid).helpers().isEmpty();
        return open instanceof Requested r && r.task() == tid
                ? new Reading.Becomes(new Requested(tid, r.fds().and(e.fd()), r.first()))
                : Rules.opens(new Requested(tid, Fds.of(e.fd()), first));
    }

    Reading asked(Machine before, AioAsked e, Happening open) {
        int tid = e.at().tid();
        int fd = fd(before, tid, e.request());
        if (!e.inProgress()) {
            return Rules.opens(new TakenResult(tid, fd, null));
        }
        if (open instanceof Worked w && w.task() == tid) {
            return new Reading.Becomes(w.looking(ASKING));
        }
        return open instanceof AskedInVain a && a.task() == tid
                ? new Reading.Becomes(new AskedInVain(tid, a.fds().and(fd), a.times() + 1))
                : Rules.opens(new AskedInVain(tid, Fds.of(fd), 1));
    }

    Reading taken(Machine before, AioTaken e, Happening open) {
        int tid = e.at().tid();
        var taken = new TakenResult(tid, fd(before, tid, e.request()), e.result());
        return open instanceof TakenResult t && t.task() == tid && t.result() == null
                ? new Reading.Becomes(taken)
                : Rules.opens(taken);
    }

    Reading suspended(AioSuspended e) {
        return e.begins()
                ? Rules.opens(new Suspended(e.at().tid(), e.requests(), -1, -1))
                : Reading.JOINS;
    }

    /// Whether the call for a request of a task has returned and the task does not know it.
    static boolean returned(Machine before, int task) {
        return before.userSpace().aio(task).requests().values().stream()
                .anyMatch(request -> request.state() == AioRequest.State.RETURNED);
    }

    /// Whether a task waits in `aio_suspend`: then its futex is not the run time's own business.
    static boolean suspends(Machine machine, int tid) {
        return machine.userSpace().aio(tid).suspended() > 0;
    }

    /// A task leaves its CPU since it waits for a request, or makes the call for one; null if it
    /// leaves for another reason.
    static @Nullable Reading left(Machine before, Switched e, Happening open) {
        if (!suspends(before, e.out())) {
            return sleeps(before, e);
        }
        var requests = before.userSpace().aio(e.out()).suspended();
        var asleep = new Suspended(e.out(), requests, e.at().cpu(), e.in());
        return open instanceof Suspended s && s.task() == e.out() && s.cpu() < 0
                ? new Reading.Becomes(asleep)
                : Rules.opens(asleep);
    }

    private static @Nullable Reading sleeps(Machine before, Switched e) {
        var request = request(before, e.out());
        var call = before.task(e.out()).map(Task::call).orElse(null);
        if (request == null || call == null || Calls.housekeeping(call.name())) {
            return null;
        }
        int owner = before.userSpace().ownerOf(e.out()).orElse(-1);
        boolean computes = SignalRules.computes(before, owner);
        return Rules.opens(
                new SleepsInstead(
                        e.out(),
                        owner,
                        call.name(),
                        request.fd(),
                        computes,
                        e.left() == Left.DISK_SLEEP,
                        e.at().cpu(),
                        e.in()));
    }

    /// The library wakes whoever waits for a result; null if it is another wake-up.
    static @Nullable Reading woken(Machine before, Woken e, Happening open) {
        if (!suspends(before, e.task())) {
            return null;
        }
        return open instanceof Done d && d.owner() == e.task() && d.woken() < 0
                ? new Reading.Becomes(d.waking(e.task()))
                : null;
    }

    /// A task starts another one, perhaps because it asks for a transfer.
    Reading started(int index, Machine before, TaskStarted e, Happening open) {
        var usual = crew.started(index, before, e, open); // so that its first run is told, too
        int parent = e.at().tid();
        if (e.already() || !before.userSpace().aio().containsKey(parent)) {
            return usual;
        }
        var call = before.task(parent).map(Task::call).orElse(null);
        long nanos = call == null ? -1 : ahead.startNanos(index, call.enteredNanos());
        var started = new HelperStarted(parent, e.task(), nanos);
        return open instanceof Called c && c.task() == parent
                ? new Reading.Becomes(started)
                : Rules.opens(started);
    }

    /// A call of a thread of the library that is worth a step of its own kind; null if it is not.
    static @Nullable Reading entered(Machine before, SysEntered e) {
        boolean tries =
                e.call().equals(AT_A_POSITION)
                        && before.userSpace().aio().values().stream()
                                .anyMatch(aio -> aio.about(Calls.descriptor(e.args())).isPresent());
        if (!tries) {
            return null;
        }
        int tid = e.at().tid();
        int fd = Calls.descriptor(e.args());
        boolean ofFile = FileRules.isFile(before, tid, fd);
        return Rules.opens(new Positioned(tid, fd, ofFile, null));
    }

    static @Nullable Reading returned(Machine before, SysReturned e, Happening open) {
        int tid = e.at().tid();
        var request = request(before, tid);
        var call = before.task(tid).map(Task::call).orElse(null);
        if (request == null || call == null || call.fd().isEmpty()) {
            return null;
        }
        if ("ESPIPE".equals(e.errno())) {
            return open instanceof Positioned p && p.helper() == tid
                    ? new Reading.Becomes(new Positioned(tid, p.fd(), p.ofFile(), e.errno()))
                    : Reading.JOINS;
        }
        int owner = before.userSpace().ownerOf(tid).orElse(-1);
        return Rules.opens(new Done(tid, owner, e.call(), request.fd(), e.result(), e.errno(), -1));
    }

    static @Nullable Reading copied(Machine before, Copied e, Happening open) {
        var fd = e.fd();
        var owner = before.userSpace().ownerOf(e.at().tid()).orElse(null);
        if (fd == null || owner == null || e.direction() == Direction.TO_KERNEL) {
            return null;
        }
        int tid = e.at().tid();
        if (open instanceof CopiedFor c && c.helper() == tid && c.fd() == fd) {
            long bytes = c.lengthBytes() + e.lengthBytes();
            return new Reading.Becomes(new CopiedFor(tid, owner, fd, c.pages(), bytes));
        }
        return open instanceof Found f && f.task() == tid
                ? new Reading.Becomes(new CopiedFor(tid, owner, fd, f.pages(), e.lengthBytes()))
                : Rules.opens(new CopiedFor(tid, owner, fd, Span.NONE, e.lengthBytes()));
    }

    private static @Nullable AioRequest request(Machine machine, int helper) {
        return machine.userSpace()
                .ownerOf(helper)
                .flatMap(owner -> machine.userSpace().aio(owner).of(helper))
                .filter(AioRequest::inProgress)
                .orElse(null);
    }

    private static int fd(Machine before, int tid, int request) {
        var known = before.userSpace().aio(tid).requests().get(request);
        return known == null ? -1 : known.fd();
    }
}

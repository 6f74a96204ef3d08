package dev.ringside.story.rules;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfTasks.Arrived;
import dev.ringside.story.happening.OfTasks.CopiedToUser;
import dev.ringside.story.happening.OfTasks.ThrownAway;
import dev.ringside.story.happening.OfTasks.What;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.trace.Connection;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Queued;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

/// The steps in which bytes come, are copied and are thrown away.
final class DataRules {
    private final Lookahead ahead;
    private final Queues queues;

    DataRules(Lookahead ahead, Queues queues) {
        this.ahead = ahead;
        this.queues = queues;
    }

    Reading queued(Machine before, Queued e, Happening open) {
        if (open instanceof Arrived a && a.object() == e.object() && a.what() == What.BYTES) {
            return new Reading.Becomes(a.plus(e.lengthBytes()));
        }
        return Rules.opens(arrived(before, e.at(), what(before, e), e.object(), e.lengthBytes()));
    }

    /// A task is made ready.
    ///
    /// @param last the fact before; null if there is none
    Reading woken(Machine before, @Nullable TraceEvent last, Woken e, Happening open) {
        var byEnd = ended(before, last, e);
        return byEnd != null ? byEnd : WakeRules.woken(before, e, open);
    }

    /// A task is made ready because the other end of a connection has said that it will send
    /// nothing more. The kernel changes the state of the connection, and in the same breath wakes
    /// whoever waits there.
    ///
    /// @param last the fact before
    /// @return null if that is not so
    private @Nullable Reading ended(Machine before, @Nullable TraceEvent last, Woken e) {
        var task = before.task(e.task()).orElse(null);
        if (task != null
                && task.state().blocked()
                && Rules.isServer(before, e.task())
                && last instanceof Connection c
                && c.state().equals(CallSteps.CLOSED_THERE)
                && c.at().tid() == e.at().tid()) {
            var place = before.waitPlace(task).orElse(null);
            var end = arrived(before, e.at(), What.END, c.object(), 0);
            return Rules.opens(end.waking(e.task(), place, e.via()));
        }
        return null;
    }

    private Arrived arrived(Machine before, Stamp at, What what, long object, long bytes) {
        int sender = at.tid();
        var name = queues.name(object);
        return new Arrived(
                sender,
                before.task(sender).map(Task::call).map(Call::name).orElse(null),
                what,
                object,
                queues.type(object),
                name == null ? -1 : name.fd(),
                name != null && !queues.ofServer(name.process()),
                bytes,
                -1,
                null,
                null,
                deferred(before, at, object),
                UserSpaceRules.held(before, name == null ? -1 : name.fd()));
    }

    /// A packet that comes while a task is in a call for the same connection is laid aside (the
    /// backlog of the socket), and that call works it off, in no soft interrupt.
    private boolean deferred(Machine before, Stamp at, long object) {
        var cpu = before.cpus().get(at.cpu());
        return ahead.softirqsKnown()
                && queues.type(object) == ObjectType.TCP
                && (cpu == null || cpu.softirq() == null);
    }

    /// A Unix socket has no address that tells a listening one from others, but only to such a one
    /// leads `connect`.
    private What what(Machine before, Queued e) {
        var call = before.task(e.at().tid()).map(Task::call).map(Call::name).orElse("");
        if (queues.listens(e.object()) || (e.lengthBytes() == 0 && call.equals("connect"))) {
            return What.CONNECTION;
        }
        var type = queues.type(e.object());
        boolean stream = type != null && type != ObjectType.UDP;
        return e.lengthBytes() == 0 && stream ? What.END : What.BYTES;
    }

    Reading copied(Machine before, Copied e, Happening open) {
        if (e.direction() == Direction.TO_KERNEL) {
            return Reading.JOINS;
        }
        var forAnother = AioRules.copied(before, e, open);
        if (forAnother != null) {
            return forAnother;
        }
        int tid = e.at().tid();
        int fd = e.fd() == null ? -1 : e.fd();
        Long object = before.task(tid).flatMap(t -> before.object(t, fd)).orElse(null);
        var type = object == null ? null : queues.type(object);
        long left = object == null || type == ObjectType.UDP ? -1 : queues.lengthBytes(object);
        return open instanceof CopiedToUser c && c.task() == tid && c.fd() == fd
                ? new Reading.Becomes(
                        new CopiedToUser(tid, fd, type, c.lengthBytes() + e.lengthBytes(), left))
                : Rules.opens(new CopiedToUser(tid, fd, type, e.lengthBytes(), left));
    }

    Reading discarded(Machine before, Discarded e, Happening open) {
        boolean cut = Queues.wasQueued(e);
        var name = queues.name(e.object());
        @Nullable ThrownAway known =
                open instanceof ThrownAway t && t.object() == e.object() && t.cut() == cut
                        ? t
                        : null;
        var thrown =
                new ThrownAway(
                        cut && Rules.observed(before, e.at().tid()) ? e.at().tid() : -1,
                        e.object(),
                        name == null ? -1 : name.fd(),
                        e.lengthBytes() + (known == null ? 0 : known.lengthBytes()),
                        e.why(),
                        cut);
        return known == null ? Rules.opens(thrown) : new Reading.Becomes(thrown);
    }
}

package dev.ringside.lab.recorder;

import dev.ringside.lab.peers.Cast;
import dev.ringside.lab.peers.End;
import dev.ringside.lab.peers.Peers;
import dev.ringside.lab.probe.ObservedTask;
import dev.ringside.trace.Opened;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.TraceEvent;

import java.util.function.Consumer;

/// The clients that connect later, when somebody at the keyboard wants it.
///
/// Their threads and their descriptors are there from the beginning, asleep and unused. The
/// recording tells of each when it gets its first errand, a moment before the kernel reports
/// anything of it.
final class Newcomers {
    private final Cast cast;
    private final Peers peers;
    private int told;

    Newcomers(Cast cast, Peers peers) {
        this.cast = cast;
        this.peers = peers;
        told = peers.present() + cast.partners().size();
    }

    /// Tells of those that have come since the last time.
    void tell(long originNanos, Consumer<TraceEvent> facts) {
        while (told < cast.clients().size() && peers.gate().connectNanos(told) != 0) {
            long nanos = peers.gate().connectNanos(told) - originNanos;
            ObservedTask task = cast.clients().get(told);
            End end = cast.clientEnds().get(told);
            facts.accept(started(task, nanos));
            facts.accept(
                    new Opened(at(task.tid(), nanos), task.tid(), end.fd(), end.object(), true));
            told++;
        }
    }

    /// Whether a fact is of somebody who has not come yet.
    boolean isOfStranger(TraceEvent fact) {
        return fact instanceof Switched s && (isStranger(s.out()) || isStranger(s.in()));
    }

    /// Whether a task has not come yet.
    boolean isStranger(int tid) {
        for (ObservedTask task : cast.clients().subList(told, cast.clients().size())) {
            if (task.tid() == tid) {
                return true;
            }
        }
        return false;
    }

    /// A task that is there already.
    static TaskStarted started(ObservedTask task, long nanos) {
        return new TaskStarted(
                at(task.tid(), nanos),
                task.tid(),
                task.process(),
                task.process(),
                task.name(),
                task.role(),
                TaskType.THREAD,
                true);
    }

    private static Stamp at(int tid, long nanos) {
        return new Stamp(nanos, Stamp.UNKNOWN, tid, Source.PROGRAM, null);
    }
}

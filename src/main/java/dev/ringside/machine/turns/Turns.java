package dev.ringside.machine.turns;

import dev.ringside.trace.Computed;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// Who of a program's tasks had a CPU when, from the moment on at which one of them began to
/// compute.
///
/// ```
///   worker 1  ██████░░░░░░██████░░░░      █ running   ░ ready
///   worker 2  ░░░░░░██████░░░░░░████
///   server    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒      ▒ blocked
/// ```
///
/// @param works the tasks that have computed, by thread id
/// @param spans what each task did, one after the other, by thread id; each lasts until the next
///   one, and the last until now
public record Turns(PSortedMap<Integer, Work> works, PSortedMap<Integer, PVector<Span>> spans) {
    /// Nobody has computed yet.
    public static final Turns NONE = new Turns(TreePMap.empty(), TreePMap.empty());

    /// So many are kept of each task; later ones are not.
    private static final int MOST_SPANS = 400;

    /// What a task does, as the scheduler sees it.
    public enum Doing {
        RUNNING,
        READY,
        BLOCKED,
        /// It has ended, or is not recorded.
        AWAY
    }

    /// How a task computes.
    ///
    /// @param beganNanos when it began
    /// @param endedNanos when it was done; negative if it is not
    /// @param found what it has found
    /// @param before what it had used when it began
    /// @param after what it had used when it was done; null if it is not
    public record Work(
            long beganNanos, long endedNanos, long found, Used before, @Nullable Used after) {
        /// Whether it is done.
        public boolean done() {
            return endedNanos >= 0;
        }
    }

    /// What a task has used.
    ///
    /// @param preempted how often its CPU was taken from it
    /// @param waited how often it left its CPU to wait
    /// @param cpuNanos how long it was on a CPU
    /// @param readyNanos how long it was ready
    /// @param blockedNanos how long it was blocked
    public record Used(
            int preempted, int waited, long cpuNanos, long readyNanos, long blockedNanos) {
        /// What came after `before`.
        public Used since(Used before) {
            return new Used(
                    preempted - before.preempted,
                    waited - before.waited,
                    cpuNanos - before.cpuNanos,
                    readyNanos - before.readyNanos,
                    blockedNanos - before.blockedNanos);
        }
    }

    /// A time in which a task does one thing.
    ///
    /// @param cpu where; unknown if negative
    /// @param fromNanos since when
    public record Span(Doing doing, int cpu, long fromNanos) {}

    /// Whether anybody has computed.
    public boolean begun() {
        return !works.isEmpty();
    }

    /// The work of a task; null if it has not computed.
    public @Nullable Work work(int tid) {
        return works.get(tid);
    }

    /// Whether a task is in the middle of its work.
    public boolean computes(int tid) {
        var work = works.get(tid);
        return work != null && !work.done();
    }

    /// After its task has begun to compute, or is done.
    ///
    /// @param used what the task has used so far
    public Turns with(Computed e, Used used) {
        int tid = e.at().tid();
        long now = e.at().nanos();
        if (e.begins()) {
            return with(tid, new Work(now, -1, e.found(), used, null));
        }
        var known = works.get(tid);
        return known == null
                ? this
                : with(tid, new Work(known.beganNanos(), now, e.found(), known.before(), used));
    }

    /// After something happened to a task.
    public Turns with(int tid, Doing doing, int cpu, long nanos) {
        PVector<Span> past = spans.getOrDefault(tid, TreePVector.empty());
        var last = past.isEmpty() ? null : past.get(past.size() - 1);
        boolean same = last != null && last.doing() == doing && last.cpu() == cpu;
        return same || past.size() >= MOST_SPANS
                ? this
                : new Turns(works, spans.plus(tid, past.plus(new Span(doing, cpu, nanos))));
    }

    private Turns with(int tid, Work work) {
        return new Turns(works.plus(tid, work), spans);
    }
}

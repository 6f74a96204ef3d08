package dev.ringside.story.rules;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.machine.userspace.Coroutine;
import dev.ringside.machine.userspace.Lock;
import dev.ringside.machine.userspace.Value;
import dev.ringside.story.happening.Happening;
import dev.ringside.story.happening.OfLocks.Deadlocked;
import dev.ringside.story.happening.OfLocks.Displaced;
import dev.ringside.story.happening.OfLocks.LockGivenUp;
import dev.ringside.story.happening.OfLocks.LockReleased;
import dev.ringside.story.happening.OfLocks.LockTaken;
import dev.ringside.story.happening.OfLocks.LockWanted;
import dev.ringside.story.happening.OfLocks.ValueRead;
import dev.ringside.story.happening.OfLocks.ValueWritten;
import dev.ringside.story.happening.OfTasks.FellAsleep;
import dev.ringside.story.rules.Rules.Reading;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.Left;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.Switched;
import dev.ringside.trace.ValueAccessed;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The steps that threads take with what they share. A lock changes in the memory of the program;
/// only to wait for it, or to wake who waits, is a call.
final class LockRules {
    private final Lookahead ahead;
    private final CrewRules crew;
    private final Map<Integer, Integer> asked = new HashMap<>();

    LockRules(Lookahead ahead, CrewRules crew) {
        this.ahead = ahead;
        this.crew = crew;
    }

    Reading changed(Machine before, LockChanged e) {
        int task = e.at().tid();
        var known = before.userSpace().shared().locks().get(e.lock());
        int owner = known == null ? Lock.NOBODY : known.owner();
        return Rules.opens(
                switch (e.act()) {
                    case TAKEN ->
                            new LockTaken(task, e.lock(), e.word(), count(asked.remove(task)));
                    case FOUND_TAKEN ->
                            new LockWanted(
                                    task, e.lock(), owner, asked.merge(task, 1, Integer::sum) > 1);
                    case RELEASED ->
                            new LockReleased(task, e.lock(), known != null && known.word() > 1);
                    case GIVEN_UP -> {
                        asked.remove(task);
                        yield new LockGivenUp(task, e.lock(), owner, waited(before, e));
                    }
                });
    }

    private static int count(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static long waited(Machine before, LockChanged e) {
        return before.task(e.at().tid())
                .map(Task::lastCall)
                .map(call -> e.at().nanos() - call.enteredNanos())
                .orElse(-1L);
    }

    static Reading accessed(Machine before, ValueAccessed e) {
        int task = e.at().tid();
        int coroutine =
                before.userSpace().crew(task).mounted().map(Coroutine::number).orElse(Value.NONE);
        var known = before.userSpace().shared().values().get(e.name());
        long was = known == null ? 0 : known.value();
        return Rules.opens(
                e.written()
                        ? new ValueWritten(task, coroutine, e.name(), was, e.value())
                        : new ValueRead(task, coroutine, e.name(), e.value()));
    }

    /// What a switch between two threads that compute is; null if it is another one.
    @Nullable Reading switched(Machine before, Switched e, Happening open) {
        if (e.left() != Left.PREEMPTED
                || !computes(before, e.out())
                || !Rules.isServer(before, e.out())
                || !Rules.isServer(before, e.in())) {
            return null;
        }
        var in = before.task(e.in()).orElseThrow();
        var call = in.call();
        boolean inRunTime = call != null && Calls.housekeeping(call, before);
        if (inRunTime && open instanceof Displaced d && d.next() == e.in()) {
            return Reading.JOINS; // it had slept there for a moment since
        }
        if (in.state() != TaskState.READY || call != null) {
            return null;
        }
        if (open instanceof Displaced d && isBetween(d, e)) {
            return new Reading.Becomes(d.again());
        }
        return Rules.opens(
                new Displaced(
                        e.out(),
                        e.at().cpu(),
                        e.in(),
                        before.userSpace().shared().ownedBy(e.out()).stream()
                                .map(Lock::name)
                                .toList(),
                        e.at().nanos() - in.placement().sinceNanos(),
                        crew.firstRun(e.in()),
                        1));
    }

    private static boolean isBetween(Displaced d, Switched e) {
        return (d.task() == e.out() && d.next() == e.in())
                || (d.task() == e.in() && d.next() == e.out());
    }

    /// Whether a task only goes on that has just got its CPU from another one of its program: in
    /// between, a foreign program has had it for a moment, or the run time has waited.
    static boolean settles(Machine before, Happening open, Switched e) {
        boolean inCall = before.task(e.in()).map(t -> t.call() != null).orElse(false);
        return open instanceof Displaced d
                && d.next() == e.in()
                && (inCall || !Rules.observed(before, e.out()));
    }

    /// Whether a task computes in a program whose threads share something: that a foreign program
    /// has its CPU for a while is no step then.
    boolean computes(Machine before, int task) {
        return ahead.shares() && before.task(task).map(t -> t.call() == null).orElse(false);
    }

    /// A task has had a CPU for a moment, for its run time only, which is not told: the next time
    /// is not its first.
    void runsUntold(int task) {
        if (ahead.shares()) {
            crew.firstRun(task);
        }
    }

    /// A deadlock, if a task that falls asleep closes a circle; else that it does.
    static Happening closing(Machine before, FellAsleep asleep) {
        var shared = before.userSpace().shared();
        var circle =
                asleep.place() instanceof WaitPlace.OfLock
                        ? shared.circle(asleep.task())
                        : List.<Integer>of();
        boolean closed =
                !circle.isEmpty()
                        && circle.stream()
                                .filter(task -> task != asleep.task())
                                .allMatch(task -> waitsForLock(before, task));
        return closed
                ? new Deadlocked(
                        asleep,
                        circle,
                        circle.stream()
                                .map(task -> shared.wantedBy(task).map(Lock::name).orElse(""))
                                .toList())
                : asleep;
    }

    private static boolean waitsForLock(Machine before, int task) {
        return before.task(task)
                .flatMap(before::waitPlace)
                .filter(place -> place instanceof WaitPlace.OfLock)
                .isPresent();
    }
}

package dev.ringside.machine.userspace;

import dev.ringside.trace.CallArgs;
import dev.ringside.trace.LockChanged;
import dev.ringside.trace.ValueAccessed;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the threads of a program share: locks, and the values that those protect.
///
/// @param locks by name
/// @param values by name
public record Shared(PSortedMap<String, Lock> locks, PSortedMap<String, Value> values) {
    /// Nothing is recorded of that.
    public static final Shared NOTHING = new Shared(TreePMap.empty(), TreePMap.empty());

    /// A longer circle cannot be seen at a glance, and is not looked for.
    private static final int LONGEST_CIRCLE = 16;

    /// The lock on whose word a call waits, or whose waiters it wakes; empty if the call is another
    /// one, such as the `futex` of the run time beneath the program.
    public Optional<Lock> of(String call, CallArgs args) {
        if (locks.isEmpty() || !call.equals("futex")) {
            return Optional.empty();
        }
        var address = args.values().get("uaddr");
        return locks.values().stream().filter(l -> l.address().equals(address)).findFirst();
    }

    /// The locks that a task has.
    public List<Lock> ownedBy(int task) {
        return locks.values().stream().filter(l -> l.owner() == task).toList();
    }

    /// The lock that a task wants and has not got, if there is one.
    public Optional<Lock> wantedBy(int task) {
        return locks.values().stream().filter(l -> l.wanting().contains(task)).findFirst();
    }

    /// The tasks of a deadlock in which `task` is: it wants a lock that the next one has, who wants
    /// one that the next one has, and so on, and the last one wants one that the first has. Empty
    /// if there is no such circle.
    public List<Integer> circle(int task) {
        var found = new ArrayList<Integer>();
        int next = task;
        while (!found.contains(next) && found.size() < LONGEST_CIRCLE) {
            found.add(next);
            var wanted = wantedBy(next).orElse(null);
            if (wanted == null || wanted.free()) {
                return List.of();
            }
            next = wanted.owner();
        }
        return next == task && found.size() > 1 ? List.copyOf(found) : List.of();
    }

    Shared with(LockChanged e) {
        var known = locks.get(e.lock());
        var lock = known == null ? Lock.of(e) : known;
        return new Shared(locks.plus(e.lock(), lock.with(e)), values);
    }

    Shared with(ValueAccessed e, int coroutine) {
        var known = values.get(e.name());
        var value = known == null ? Value.of(e) : known;
        return new Shared(locks, values.plus(e.name(), value.with(e, coroutine)));
    }
}

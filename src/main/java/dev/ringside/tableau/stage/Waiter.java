package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.machine.Watch;
import dev.ringside.tableau.cast.Mechanism;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.tableau.cast.WatchedFds;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The task that waits for many descriptors: the first of the roster that has handed over any.
///
/// @param task the task
/// @param watch what it handed over and got back
record Waiter(Task task, Watch watch) {
    static Optional<Waiter> of(Setting s) {
        for (int tid : s.roster().tasks()) {
            var task = s.machine().task(tid).orElse(null);
            var watch = task == null ? null : task.watch();
            if (task != null
                    && watch != null
                    && Mechanism.of(watch.call()) == s.roster().mechanism()) {
                return Optional.of(new Waiter(task, watch));
            }
        }
        return Optional.empty();
    }

    /// Whether it is in the call now.
    boolean underWay() {
        var call = task.call();
        return call != null && call.name().equals(watch.call());
    }

    /// What it handed over.
    WatchedFds wanted() {
        return new WatchedFds(watch.set());
    }

    /// What came back; nothing while the call is under way.
    WatchedFds back() {
        var ready = watch.ready();
        return new WatchedFds(ready == null ? List.of() : ready);
    }

    /// Whether what came back is recorded and still stands.
    boolean returned() {
        return watch.ready() != null && !underWay();
    }

    /// The descriptors that deserve a place if there is not room for all: those that came back, and
    /// those with bytes in their queues.
    Set<Integer> interesting(Setting s, int most) {
        var all = new LinkedHashSet<Integer>(back().first(most));
        all.addAll(withBytes(s));
        return all;
    }

    /// The shown sockets that have bytes in their queues.
    static List<Integer> withBytes(Setting s) {
        return s.shown().tiles().stream().filter(e -> hasBytes(s, e)).map(Endpoint::fd).toList();
    }

    private static boolean hasBytes(Setting s, Endpoint e) {
        var socket = s.machine().sockets().get(e.object());
        return socket != null && !socket.queue().chunks().isEmpty();
    }
}

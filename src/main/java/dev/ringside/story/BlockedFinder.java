package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.WaitSet;
import dev.ringside.trace.Watched;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the intervals in which the observed tasks were blocked, and what ended them.
final class BlockedFinder {
    private static final class Open {
        final int fact;
        final long nanos;
        final @Nullable String call;
        final WaitPlace place;
        final List<Watched> set;
        @Nullable String waitingIn;
        Blocked.@Nullable Wake wake;

        Open(int fact, long nanos, @Nullable String call, WaitPlace place, List<Watched> set) {
            this.fact = fact;
            this.nanos = nanos;
            this.call = call;
            this.place = place;
            this.set = set;
        }
    }

    private final Map<Integer, Open> open = new HashMap<>();
    private final Map<Integer, Map<String, List<Watched>>> sets = new HashMap<>();
    private final List<Blocked> found = new ArrayList<>();

    void take(int index, TraceEvent event, Machine after) {
        switch (event) {
            case WaitSet e ->
                    sets.computeIfAbsent(e.at().tid(), _ -> new HashMap<>()).put(e.call(), e.set());
            case Switched e when !e.already() -> switched(index, e, after);
            case Woken e -> {
                var wait = open.get(e.task());
                if (wait != null && wait.wake == null) {
                    wait.wake =
                            new Blocked.Wake(index, e.at().nanos(), e.by(), e.context(), e.via());
                }
            }
            case Sampled e -> {
                var wait = open.get(e.task());
                if (wait != null && wait.wake == null && e.waitingIn() != null) {
                    wait.waitingIn = e.waitingIn();
                }
            }
            // other facts neither begin nor end a wait
            default -> {}
        }
    }

    /// All of them, in the order in which they began.
    List<Blocked> found() {
        var all = new ArrayList<>(found);
        open.forEach((tid, wait) -> all.add(blocked(tid, wait, -1)));
        all.sort(Comparator.comparingInt(Blocked::fact));
        return List.copyOf(all);
    }

    private void switched(int index, Switched e, Machine after) {
        var wait = open.remove(e.in());
        if (wait != null) {
            found.add(blocked(e.in(), wait, e.at().nanos()));
        }
        after.task(e.out())
                .filter(t -> t.who().observed() && (t.state().blocked() || leftToWait(t, e)))
                .ifPresent(t -> open.put(e.out(), open(index, e, t, after)));
    }

    /// Where it is not recorded in which state a task left, only that it was of its own accord.
    private static boolean leftToWait(Task task, Switched e) {
        return e.left() == Left.UNKNOWN && task.state() == TaskState.UNKNOWN;
    }

    private Open open(int index, Switched e, Task task, Machine after) {
        String call = task.call() == null ? null : task.call().name();
        var place = after.waitPlace(task).orElse(new WaitPlace.Elsewhere(call));
        var set =
                place instanceof WaitPlace.OfSet && call != null
                        ? sets.getOrDefault(task.tid(), Map.of()).getOrDefault(call, List.of())
                        : List.<Watched>of();
        return new Open(index, e.at().nanos(), call, place, set);
    }

    private static Blocked blocked(int tid, Open wait, long runsNanos) {
        return new Blocked(
                tid,
                wait.fact,
                wait.nanos,
                wait.call,
                wait.place,
                wait.set,
                wait.waitingIn,
                wait.wake,
                runsNanos);
    }
}

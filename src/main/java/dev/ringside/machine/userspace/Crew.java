package dev.ringside.machine.userspace;

import dev.ringside.trace.CoroutineYielded;
import dev.ringside.trace.Watched;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The coroutines that take turns on one task.
///
/// ```
///   runnable ──▶ mounted ──▶ parked, for a descriptor
///       ▲            │             │
///       └────────────┴─────────────┘ the descriptor is among those that a call has handed back
/// ```
///
/// That a parked one can go on is what its program knows, not what the kernel knows: bytes may have
/// come that the program has not been told of.
///
/// @param all the coroutines by number
/// @param mounts how often one of them was put on the task
public record Crew(PSortedMap<Integer, Coroutine> all, long mounts) {
    /// No coroutines.
    public static final Crew NONE = new Crew(TreePMap.empty(), 0);

    /// The one that is on the task, if there is one.
    public Optional<Coroutine> mounted() {
        return all.values().stream().filter(c -> c.state() == Coroutine.State.MOUNTED).findFirst();
    }

    /// The one that is parked until `fd` is ready, if there is one.
    public Optional<Coroutine> waitingFor(int fd) {
        return all.values().stream()
                .filter(c -> c.state() == Coroutine.State.PARKED)
                .filter(c -> Objects.equals(c.fd(), fd))
                .findFirst();
    }

    /// How many are off the task and have not ended.
    public long waiting() {
        return all.values().stream()
                .filter(c ->
                        c.state() == Coroutine.State.PARKED
                                || c.state() == Coroutine.State.RUNNABLE)
                .count();
    }

    /// After one was put on the task.
    public Crew mounted(int number, long nanos) {
        var known = all.get(number);
        var mounted =
                known == null
                        ? new Coroutine(number, Coroutine.State.MOUNTED, null, nanos)
                        : known.in(Coroutine.State.MOUNTED, nanos);
        return new Crew(all.plus(number, mounted), mounts + 1);
    }

    /// After one has left the task.
    public Crew yielded(CoroutineYielded e) {
        var state =
                e.ended()
                        ? Coroutine.State.ENDED
                        : e.fd() == null ? Coroutine.State.RUNNABLE : Coroutine.State.PARKED;
        var off = new Coroutine(e.coroutine(), state, e.fd(), e.at().nanos());
        return new Crew(all.plus(e.coroutine(), off), mounts);
    }

    /// After a call has handed back descriptors.
    public Crew ready(List<Watched> ready, long nanos) {
        var next = all;
        for (var coroutine : all.values()) {
            var fd = coroutine.fd();
            boolean wakes =
                    fd != null
                            && coroutine.state() == Coroutine.State.PARKED
                            && ready.stream().anyMatch(w -> w.fd() <= fd && fd <= w.to());
            if (wakes) {
                var runnable = coroutine.in(Coroutine.State.RUNNABLE, nanos);
                next = next.plus(coroutine.number(), runnable);
            }
        }
        return new Crew(next, mounts);
    }
}

package dev.ringside.machine;

import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a task hands to a call that waits for several descriptors, and what it got back the last
/// time: `select`'s sets, `poll`'s array.
///
/// @param call the call, `pselect6`, `poll` or `epoll_wait`
/// @param set the descriptors and the events that are wanted; empty for `epoll_wait`, where the
///   kernel keeps them ([Epoll])
/// @param timeoutNanos how long `pselect6` may wait; negative for ever; null if not recorded here
/// @param ready what came back; null while the call is under way, and before the first
public record Watch(
        String call,
        List<Watched> set,
        @Nullable Long timeoutNanos,
        @Nullable List<Watched> ready) {
    public Watch {
        set = List.copyOf(set);
        ready = ready == null ? null : List.copyOf(ready);
    }

    /// How many descriptors the kernel has to look at in each call.
    public int descriptors() {
        long count = 0;
        for (var watched : set) {
            count += watched.count();
        }
        return Math.clamp(count, 0, Integer.MAX_VALUE);
    }

    Watch back(List<Watched> newReady) {
        return new Watch(call, set, timeoutNanos, newReady);
    }

    Watch underWay() {
        return ready == null ? this : new Watch(call, set, timeoutNanos, null);
    }
}

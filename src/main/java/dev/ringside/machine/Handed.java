package dev.ringside.machine;

import dev.ringside.trace.Watched;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;

/// What a task has handed to its calls through its memory. A set holds for every later call of the
/// same name until the next one, so each call has its own.
///
/// @param byCall the latest set of each call, by its name
/// @param latest the call that waits for descriptors and was handed a set, was entered or returned
///   last; null before the first. `epoll_ctl` does not wait, and is never it
record Handed(PSortedMap<String, Watch> byCall, @Nullable String latest) {
    static final Handed NOTHING = new Handed(TreePMap.empty(), null);

    private static final String CONTROL = "epoll_ctl";

    /// What the latest waiting call was handed.
    @Nullable Watch watch() {
        return latest == null ? null : byCall.get(latest);
    }

    /// The events that `call` was last handed for `fd`; null if not recorded.
    @Nullable String eventsOf(String call, int fd) {
        var watch = byCall.get(call);
        if (watch == null) {
            return null;
        }
        for (var watched : watch.set()) {
            if (watched.fd() <= fd && fd <= watched.to()) {
                return watched.events();
            }
        }
        return null;
    }

    Handed plus(Watch watch) {
        String call = watch.call();
        return new Handed(byCall.plus(call, watch), call.equals(CONTROL) ? latest : call);
    }

    Handed entered(String call) {
        var watch = byCall.get(call);
        return watch == null || call.equals(CONTROL) ? this : plus(watch.underWay());
    }

    Handed back(String call, List<Watched> ready) {
        var known = byCall.get(call);
        var watch = known != null ? known : new Watch(call, List.of(), null, null);
        return plus(watch.back(ready));
    }
}

package dev.ringside.app;

import dev.ringside.trace.Role;
import dev.ringside.trace.SoftirqEntered;
import dev.ringside.trace.SoftirqLeft;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEvent;

import java.util.HashSet;
import java.util.Set;

/// Tells facts that change the picture from those that only say that other programs come and go:
/// while a server waits there may be thousands of these a second.
final class News {
    private final Set<Integer> observed = new HashSet<>();

    /// Whether a fact changes the picture. It has to see all of them, in order.
    boolean isIn(TraceEvent fact) {
        if (fact instanceof TaskStarted started && started.role() != Role.OTHER) {
            observed.add(started.task());
        }
        return switch (fact) {
            case TaskStarted started -> started.role() != Role.OTHER;
            case TaskNamed named -> observed.contains(named.task());
            case Switched s -> observed.contains(s.out()) || observed.contains(s.in());
            case SoftirqEntered _, SoftirqLeft _ -> false;
            // everything else is about the experiment
            case TraceEvent _ -> true;
        };
    }
}

package dev.ringside.lab.own;

import dev.ringside.trace.Copied;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.UringCompleted;
import dev.ringside.trace.UringPrepared;
import dev.ringside.trace.UringReaped;
import dev.ringside.trace.UringSubmitted;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the kernel has done with requests, by two rules:
///
/// - `enter-submits`: so many of the oldest entries as `io_uring_enter` returns were taken out of
///   the submission ring before it returned;
/// - `completion-seen`: what the program finds in the completion ring was taken, copied and put
///   there before.
final class Requests {
    private static final Source ENTER_SUBMITS = new Source("inferred:enter-submits");
    private static final Source COMPLETION_SEEN = new Source("inferred:completion-seen");

    private final Deque<UringPrepared> prepared = new ArrayDeque<>();
    private final Map<Long, UringPrepared> taken = new HashMap<>();

    /// Takes the next fact that will be written.
    ///
    /// @return what must have come before it
    List<TraceEvent> impliedBy(TraceEvent next) {
        var implied = new ArrayList<TraceEvent>();
        switch (next) {
            case UringPrepared e -> prepared.add(e);
            case SysReturned e when e.call().equals("io_uring_enter") && e.errno() == null -> {
                for (long i = 0; i < e.result() && !prepared.isEmpty(); i++) {
                    implied.add(submitted(stamp(e.at(), ENTER_SUBMITS)));
                }
            }
            case UringReaped e -> reaped(e, implied);
            // other facts say nothing of requests
            default -> {}
        }
        return implied;
    }

    private TraceEvent submitted(Stamp at) {
        UringPrepared entry = prepared.remove();
        taken.put(entry.request(), entry);
        return new UringSubmitted(at, entry.ring(), entry.request(), entry.op(), null);
    }

    private void reaped(UringReaped e, List<TraceEvent> implied) {
        Stamp at = stamp(e.at(), COMPLETION_SEEN);
        while (!taken.containsKey(e.request()) && !prepared.isEmpty()) {
            implied.add(submitted(at));
        }
        UringPrepared entry = taken.remove(e.request());
        if (entry != null && e.result() > 0 && !entry.op().equals("ACCEPT")) {
            implied.add(new Copied(at, Direction.TO_USER, entry.fd(), e.result(), null));
        }
        implied.add(new UringCompleted(at, e.ring(), e.request(), e.result()));
    }

    private static Stamp stamp(Stamp of, Source rule) {
        return new Stamp(of.nanos(), of.cpu(), of.tid(), rule, null);
    }
}

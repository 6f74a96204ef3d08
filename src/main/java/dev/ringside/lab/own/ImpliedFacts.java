package dev.ringside.lab.own;

import dev.ringside.trace.TraceEvent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The facts that follow, by rules of Linux that their sources name, from what own threads noted
/// and from samples: that a task has a CPU or has none (`acts-so-it-runs`, `sampled-asleep`), and
/// what a call has copied (`call-returned`), or a ring (`enter-submits`, `completion-seen`).
///
/// It has to see all facts, in the order in which they are written.
public final class ImpliedFacts {
    private final Whereabouts whereabouts;
    private final Copies copies = new Copies();
    private final Requests requests = new Requests();

    /// @param tids the observed threads
    public ImpliedFacts(Collection<Integer> tids) {
        whereabouts = new Whereabouts(tids);
    }

    /// Takes the next fact that will be written.
    ///
    /// @return what must have come before it and was not reported, in order; it has the time of
    ///   `next`, and is to be written first
    public List<TraceEvent> before(TraceEvent next) {
        var implied = new ArrayList<TraceEvent>(2);
        whereabouts.impliedBy(next).ifPresent(implied::add);
        copies.impliedBy(next).ifPresent(implied::add);
        implied.addAll(requests.impliedBy(next));
        return implied;
    }
}

package dev.ringside.lab.own;

import dev.ringside.trace.BytesSeen;
import dev.ringside.trace.Left;
import dev.ringside.trace.Sampled;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the observed threads have a CPU, as far as it follows from what they do and from samples
/// where no switch was reported.
///
/// ```
///              acts (rule acts-so-it-runs)
///   nothing ──────────────────────────────▶ runs
///   known   ◀── reported: it left ────────  │  ▲
///              sampled as S or D            ▼  │ acts, or reported: it came
///              (rule sampled-asleep)      sleeps
/// ```
///
/// It has to see all facts, in the order in which they are written.
final class Whereabouts {
    private static final Source ACTS_SO_IT_RUNS = new Source("inferred:acts-so-it-runs");
    private static final Source SAMPLED_ASLEEP = new Source("inferred:sampled-asleep");

    private final Set<Integer> observed;
    private final Map<Integer, Boolean> runs = new HashMap<>();

    /// @param tids the observed threads
    Whereabouts(Collection<Integer> tids) {
        observed = new HashSet<>(tids);
    }

    /// Takes the next fact that will be written.
    ///
    /// @return the switch that must have come before it and that nobody has reported, if there is
    ///   one; it has the time of the proof, and is to be written first
    Optional<Switched> impliedBy(TraceEvent next) {
        return switch (next) {
            case SysEntered e -> acts(e.at());
            case SysReturned e -> acts(e.at());
            case BytesSeen e -> acts(e.at());
            case Sampled e -> sampled(e);
            case Switched e -> switched(e);
            // other facts do not say of a thread whether it runs
            default -> Optional.empty();
        };
    }

    private Optional<Switched> acts(Stamp at) {
        int tid = at.tid();
        if (!observed.contains(tid) || Boolean.TRUE.equals(runs.put(tid, true))) {
            return Optional.empty();
        }
        var stamp = new Stamp(at.nanos(), at.cpu(), tid, ACTS_SO_IT_RUNS, null);
        return Optional.of(new Switched(stamp, Stamp.UNKNOWN, Left.UNKNOWN, tid, false));
    }

    private Optional<Switched> sampled(Sampled sample) {
        int tid = sample.task();
        Left left =
                switch (String.valueOf(sample.state())) {
                    case "S" -> Left.SLEEPING;
                    case "D" -> Left.DISK_SLEEP;
                    // the other letters are of tasks that run, could run, or have ended
                    default -> Left.UNKNOWN;
                };
        boolean sleepsUnreported =
                left != Left.UNKNOWN
                        && observed.contains(tid)
                        && !Boolean.FALSE.equals(runs.put(tid, false));
        if (!sleepsUnreported) {
            return Optional.empty();
        }
        int nowhere = Stamp.UNKNOWN;
        var stamp = new Stamp(sample.at().nanos(), nowhere, tid, SAMPLED_ASLEEP, null);
        return Optional.of(new Switched(stamp, tid, left, nowhere, false));
    }

    private Optional<Switched> switched(Switched e) {
        runs.put(e.out(), false);
        runs.put(e.in(), true);
        return Optional.empty();
    }
}

package dev.ringside.story;

import dev.ringside.trace.Sampled;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.Trace;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What later facts say of a moment.
final class Lookahead {
    private final Trace trace;
    private final Map<Integer, Integer> lastCalls = new HashMap<>();

    Lookahead(Trace trace) {
        this.trace = trace;
        for (int i = 0; i < trace.size(); i++) {
            if (trace.events().get(i) instanceof SysEntered e && !Calls.housekeeping(e.call())) {
                lastCalls.put(e.at().tid(), i);
            }
        }
    }

    /// The kernel function in which a task sleeps that fell asleep with the fact at `index`, if a
    /// sample says so before the task is woken.
    @Nullable String waitingIn(int index, int tid) {
        for (int i = index + 1; i < trace.size(); i++) {
            switch (trace.events().get(i)) {
                case Sampled s when s.task() == tid && s.waitingIn() != null -> {
                    return s.waitingIn();
                }
                case Woken w when w.task() == tid -> {
                    return null;
                }
                case Switched s when s.in() == tid -> {
                    return null;
                }
                // facts of other tasks and other matters do not end the sleep
                default -> {}
            }
        }
        return null;
    }

    /// Whether the program of a task makes another call after the fact at `index`.
    boolean callsAgain(int index, int tid) {
        boolean grows = trace.end() == null; // while it grows, nobody knows
        return grows || lastCalls.getOrDefault(tid, -1) > index;
    }
}

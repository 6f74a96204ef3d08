package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TraceEvent;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts the calls of the observed tasks.
final class Census {
    private record Count(int program, int runtime, int wouldBlock) {
        static final Count ZERO = new Count(0, 0, 0);
    }

    private final Map<Integer, Count> counts = new TreeMap<>();

    void take(Machine before, TraceEvent event) {
        switch (event) {
            case SysEntered e when observed(before, e.at().tid()) -> {
                boolean own = !Calls.housekeeping(e.call());
                add(e.at().tid(), own ? 1 : 0, own ? 0 : 1, 0);
            }
            case SysReturned e when "EAGAIN".equals(e.errno()) && observed(before, e.at().tid()) ->
                    add(e.at().tid(), 0, 0, 1);
            // other facts are not calls
            default -> {}
        }
    }

    List<TaskFacts> facts(Machine last) {
        return last.observed().stream()
                .map(task -> {
                    var count = counts.getOrDefault(task.tid(), Count.ZERO);
                    return new TaskFacts(
                            task.tid(),
                            task.who().name(),
                            count.program(),
                            count.runtime(),
                            count.wouldBlock(),
                            task.figures());
                })
                .toList();
    }

    private void add(int tid, int program, int runtime, int wouldBlock) {
        var old = counts.getOrDefault(tid, Count.ZERO);
        counts.put(
                tid,
                new Count(
                        old.program() + program,
                        old.runtime() + runtime,
                        old.wouldBlock() + wouldBlock));
    }

    private static boolean observed(Machine machine, int tid) {
        return machine.task(tid).map(t -> t.who().observed()).orElse(false);
    }
}

package dev.ringside.app;

import dev.ringside.trace.Left;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import java.util.ArrayList;
import java.util.Map;

/// A recording of many tasks that have one CPU in turns.
final class ManyTasks {
    private static final Source KERNEL = new Source("sched:sched_switch");

    private ManyTasks() {}

    static Trace trace(int count) {
        var facts = new ArrayList<TraceEvent>();
        for (int task = 1; task <= count; task++) {
            var role = task == 1 ? Role.SERVER : Role.CLIENT;
            facts.add(
                    new TaskStarted(
                            at(0), task, 1, 0, "task " + task, role, TaskType.THREAD, true));
        }
        for (int task = 1; task <= count; task++) {
            int before = task == 1 ? 0 : task - 1;
            facts.add(new Switched(at(task), before, Left.SLEEPING, task, false));
        }
        var header =
                new TraceHeader(
                        "crowd", "blocking", Map.of(), "", "", "", 1, "", "tracefs", Map.of());
        return new Trace(header, facts, new TraceEnd(facts.size(), 0, true));
    }

    private static Stamp at(long micros) {
        return new Stamp(micros * 1000, 0, 0, KERNEL, null);
    }
}

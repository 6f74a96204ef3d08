package dev.ringside.app.code;

import dev.ringside.machine.Call;
import dev.ringside.machine.Machine;
import dev.ringside.story.Story;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.SysEntered;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The calls that the tasks of a recording made, those of the run time beneath them left out.
public final class CallTrail {
    private final Map<Integer, List<Entry>> byTask = new HashMap<>();

    /// A recorded call.
    ///
    /// @param fact the index of the fact that it was entered
    /// @param call that fact
    public record Entry(int fact, SysEntered call) {}

    private CallTrail() {}

    /// Those of a story.
    public static CallTrail of(Story story) {
        var trail = new CallTrail();
        var events = story.trace().events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof SysEntered e && isOfProgram(e, story.last())) {
                trail.byTask
                        .computeIfAbsent(e.at().tid(), _ -> new ArrayList<>())
                        .add(new Entry(i, e));
            }
        }
        return trail;
    }

    /// The calls that a task has entered by the time that `facts` facts are behind, oldest first.
    public List<Entry> of(int task, int facts) {
        var all = byTask.getOrDefault(task, List.of());
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).fact() < facts) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Collections.unmodifiableList(all.subList(0, low));
    }

    /// Nobody writes the call by which a signal handler returns.
    private static boolean isOfProgram(SysEntered e, Machine machine) {
        var call = new Call(e.call(), e.args(), e.at().nanos());
        return !Calls.housekeeping(call, machine) && !e.call().equals("rt_sigreturn");
    }
}

package dev.ringside.story.tracks;

import dev.ringside.story.Story;
import dev.ringside.trace.Context;
import dev.ringside.trace.Source.Evidence;
import dev.ringside.trace.Woken;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds who woke whom.
public final class Flows {
    private Flows() {}

    /// The wake-ups of which both ends have a row, in order. Of those by a hardware interrupt, a
    /// timer mostly, and by tasks outside of the experiment there is only the effect to be seen.
    public static List<Flow> of(Story story, List<Track> tracks) {
        var ids = new HashSet<String>();
        tracks.forEach(track -> ids.add(track.id()));
        var flows = new ArrayList<Flow>();
        var events = story.trace().events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Woken woken) {
                var flow = of(woken, i, ids);
                if (flow != null) {
                    flows.add(flow);
                }
            }
        }
        return List.copyOf(flows);
    }

    private static @Nullable Flow of(Woken woken, int index, Set<String> ids) {
        String from = cause(woken, ids);
        String to = "task:" + woken.task();
        if (from.equals(to) || !ids.contains(from) || !ids.contains(to)) {
            return null;
        }
        boolean inferred = woken.at().source().evidence() == Evidence.INFERRED;
        return new Flow(from, to, woken.at().nanos(), index, inferred);
    }

    private static String cause(Woken woken, Set<String> ids) {
        if (woken.context() == Context.TASK) {
            return "task:" + woken.by();
        }
        if (woken.context() == Context.HARDIRQ) {
            return "";
        }
        String ofCpu = "kernel:" + woken.at().cpu();
        return ids.contains(ofCpu) ? ofCpu : "kernel";
    }
}

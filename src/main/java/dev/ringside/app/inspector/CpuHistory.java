package dev.ringside.app.inspector;

import dev.ringside.story.Story;
import dev.ringside.trace.Switched;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Who had a CPU, one after the other.
final class CpuHistory {
    private final Story story;
    private final int cpu;
    private final List<Turn> turns;

    /// @param fact the index of the fact that begins it
    /// @param fromNanos when it begins; it lasts until the next one
    /// @param task who has the CPU; 0 is the idle task, a negative number somebody unknown
    record Turn(int fact, long fromNanos, int task) {}

    private CpuHistory(Story story, int cpu, List<Turn> turns) {
        this.story = story;
        this.cpu = cpu;
        this.turns = turns;
    }

    /// That of a CPU in a whole story.
    static CpuHistory of(Story story, int cpu) {
        var turns = new ArrayList<Turn>();
        var events = story.trace().events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof Switched s && s.at().cpu() == cpu) {
                turns.add(new Turn(i, s.at().nanos(), s.in()));
            }
        }
        return new CpuHistory(story, cpu, turns);
    }

    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    boolean isOf(Story other, int number) {
        return story == other && cpu == number;
    }

    int cpu() {
        return cpu;
    }

    /// The turns that have begun by the time that `facts` facts are behind, oldest first.
    List<Turn> until(int facts) {
        int low = 0;
        int high = turns.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (turns.get(middle).fact() < facts) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Collections.unmodifiableList(turns.subList(0, low));
    }
}

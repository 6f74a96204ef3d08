package dev.ringside.trace.json;

import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a close look at a trace file found. It looks for everything that keeps the file from being
/// opened, and for contradictions between the facts, which do not.
///
/// @param facts how many facts were read
/// @param tasks how many tasks the trace names
/// @param durationNanos the time of the last fact
/// @param end what the file says at its end; null if it was cut off
/// @param faults what is wrong, in the order of the file; at most [#MOST_FAULTS]
public record TraceCheck(
        int facts, int tasks, long durationNanos, @Nullable TraceEnd end, List<TraceFault> faults) {
    /// After so many faults it looks no further.
    public static final int MOST_FAULTS = 100;

    public TraceCheck {
        faults = List.copyOf(faults);
    }

    /// Looks at all of `file`.
    ///
    /// @throws IOException if the disk, not the content, is at fault
    public static TraceCheck of(Path file) throws IOException {
        try (InputStream in = TraceFile.stream(file)) {
            return of(in);
        } catch (TraceFormatException e) {
            return refused(e);
        }
    }

    /// Looks at all of `in`.
    public static TraceCheck of(InputStream in) throws IOException {
        try {
            var look = new Look(new TraceReader(in));
            look.all();
            return look.result();
        } catch (TraceFormatException e) {
            return refused(e);
        }
    }

    private static TraceCheck refused(TraceFormatException e) {
        return new TraceCheck(0, 0, 0, null, List.of(e.fault()));
    }

    /// Whether nothing is wrong.
    public boolean valid() {
        return faults.isEmpty();
    }

    /// Whether the file stops before its end.
    public boolean cutOff() {
        return end == null;
    }

    /// One look at one file.
    private static final class Look {
        private final TraceReader reader;
        private final List<TraceFault> faults = new ArrayList<>();
        private final FactRules rules = new FactRules(this::add);
        private final Set<Integer> tasks = new HashSet<>();
        private int facts;
        private long nanos;

        Look(TraceReader reader) {
            this.reader = reader;
        }

        void all() throws IOException {
            while (!reader.over() && faults.size() < MOST_FAULTS) {
                try {
                    fact(reader.next());
                } catch (TraceFormatException e) {
                    add(e.fault().line(), e.fault().sentence());
                }
            }
            TraceEnd end = reader.end();
            if (end != null && end.facts() != reader.count()) {
                String said = "The end counts " + end.facts() + " facts, but there are ";
                add(reader.line(), said + reader.count() + ".");
            }
        }

        private void fact(@Nullable TraceEvent event) {
            if (event == null) {
                return;
            }
            facts++;
            nanos = event.at().nanos();
            if (event instanceof TaskStarted started && tasks.size() < Limits.NAMED) {
                tasks.add(started.task());
            }
            rules.fact(event, reader.line());
        }

        private void add(int line, String sentence) {
            if (faults.size() < MOST_FAULTS) {
                faults.add(new TraceFault(line, sentence));
            }
        }

        TraceCheck result() {
            return new TraceCheck(facts, tasks.size(), nanos, reader.end(), faults);
        }
    }
}

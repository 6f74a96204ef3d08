package dev.ringside.lab.recorder;

import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.json.TraceWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Brings facts of several sources into the order of time and writes them.
///
/// Belongs to the recorder's thread.
final class FactStream {
    private static final Source RECORDER = new Source("program:recorder");
    private static final Comparator<Waiting> ORDER =
            Comparator.<Waiting>comparingLong(w -> w.fact.at().nanos())
                    .thenComparingLong(Waiting::number);

    private final TraceWriter writer;
    private final Check check;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(ORDER);
    private long numbers;
    private long written;
    private long lost;
    private long late;
    private long nanos;

    /// @param check looks at every fact
    FactStream(TraceWriter writer, Check check) {
        this.writer = writer;
        this.check = check;
    }

    /// Makes a stream.
    interface Factory {
        /// One whose facts `check` looks at.
        FactStream checkedBy(Check check) throws IOException;
    }

    /// Looks at every fact in the order in which they are written.
    interface Check {
        /// What must have come before a fact by a rule, to be written first.
        default List<TraceEvent> impliedBefore(TraceEvent fact) {
            return List.of();
        }

        /// What was not reported, at the first fact that shows it; else null.
        default @Nullable String unreportedBy(TraceEvent fact) {
            return null;
        }
    }

    /// A fact that later ones may still overtake.
    ///
    /// @param number its place among facts of the same time
    private record Waiting(TraceEvent fact, long number) {}

    /// Takes a fact. One that is older than what is written already is counted as lost.
    void add(TraceEvent fact) {
        if (fact.at().nanos() < nanos) {
            late++;
        } else {
            waiting.add(new Waiting(fact, numbers++));
        }
    }

    /// Notes that a source has missed some.
    ///
    /// @param count how many; 0 if the source does not know
    void lost(long count, String where) {
        lost(nanos, count, where);
    }

    /// Notes that a source has missed some before the time `beforeNanos`.
    ///
    /// @param count how many; 0 if the source does not know
    void lost(long beforeNanos, long count, String where) {
        lost += count;
        add(new Lost(stamp(beforeNanos), count, where));
    }

    /// Counts what a source has missed and says by a fact of its own.
    void countLost(long count) {
        lost += count;
    }

    /// Writes everything up to the time `uptoNanos`, to which nothing will be added any more.
    void write(long uptoNanos) throws IOException {
        if (late > 0) {
            lost(late, "program");
            late = 0;
        }
        while (!waiting.isEmpty() && waiting.peek().fact.at().nanos() <= uptoNanos) {
            TraceEvent fact = waiting.remove().fact;
            nanos = fact.at().nanos();
            for (TraceEvent before : check.impliedBefore(fact)) {
                writer.fact(before);
                written++;
            }
            writer.fact(fact);
            written++;
            String unreported = check.unreportedBy(fact);
            if (unreported != null) {
                lost(nanos, 0, unreported);
            }
        }
        writer.flush();
    }

    /// Writes the rest, and that it is all.
    void complete() throws IOException {
        write(Long.MAX_VALUE);
        end(true);
    }

    /// Writes the rest, and that more should have come.
    void endEarly(String why) throws IOException {
        write(Long.MAX_VALUE);
        add(new EndedEarly(stamp(nanos), why));
        write(Long.MAX_VALUE);
        end(false);
    }

    /// How many facts are written.
    long written() {
        return written;
    }

    private void end(boolean complete) throws IOException {
        writer.end(new TraceEnd(written, lost, complete));
        writer.flush();
    }

    private static Stamp stamp(long nanos) {
        return new Stamp(nanos, Stamp.UNKNOWN, Stamp.UNKNOWN, RECORDER, null);
    }
}

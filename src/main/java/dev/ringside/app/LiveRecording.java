package dev.ringside.app;

import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// An experiment under way.
///
/// What has been recorded so far is told from its beginning again and again. So that a fast
/// experiment can neither flood the window nor be disturbed by it, a telling begins only when the
/// last one has been shown, and when twice the time that it took has passed, at least
/// [#SHORTEST_PAUSE_MILLIS]. Meanwhile the facts are counted.
final class LiveRecording implements RecordingListener {
    private static final long SHORTEST_PAUSE_MILLIS = 200;
    private static final long COUNT_MILLIS = 100;

    /// Who follows it.
    interface Audience {
        /// There are new facts, and this is their story.
        void grown(Recorded soFar, boolean first);

        /// So many facts there are by now.
        ///
        /// @param complete whether that is all, and only the story is still to be told
        void counted(int facts, boolean complete);

        /// It is over.
        void ended(Recorded whole, TraceEnd end);

        /// It could not begin.
        void refused(String sentence);
    }

    private final Executor teller;
    private final Executor window;
    private final Audience audience;
    private final List<TraceEvent> facts = new ArrayList<>();
    private @Nullable TraceHeader header;
    private @Nullable LabProcess process;
    private boolean telling;
    private boolean told;
    private boolean counting;
    private boolean over;
    private boolean left;

    /// @param teller where recordings are told, one after the other
    /// @param window where the audience is told
    LiveRecording(Executor teller, Executor window, Audience audience) {
        this.teller = teller;
        this.window = window;
        this.audience = audience;
    }

    /// Starts the experiment.
    void start(LabOrder order) {
        teller.execute(() -> {
            try {
                var started = LabProcess.start(order, this);
                synchronized (this) {
                    process = started;
                }
            } catch (IOException e) {
                window.execute(() -> audience.refused(String.valueOf(e.getMessage())));
            }
        });
    }

    /// Ends it soon; what is recorded is kept.
    synchronized void stop() {
        if (process != null) {
            process.stop();
        }
    }

    /// Ends it soon, and nobody follows it any more.
    synchronized void leave() {
        left = true;
        over = true;
        stop();
    }

    @Override
    public synchronized void began(TraceHeader newHeader) {
        header = newHeader;
    }

    @Override
    public synchronized void fact(TraceEvent fact) {
        facts.add(fact);
        if (!telling && !left) {
            telling = true;
            teller.execute(this::tell);
        }
        if (!counting) {
            counting = true;
            after(COUNT_MILLIS, this::count);
        }
    }

    @Override
    public synchronized void ended(TraceEnd end) {
        over = true;
        var whole = trace(end);
        if (whole != null && !left) {
            int all = facts.size();
            window.execute(() -> audience.counted(all, true));
            teller.execute(() -> {
                var recorded = Recorded.of(whole, new Origin.Unsaved());
                window.execute(() -> audience.ended(recorded, end));
            });
        }
    }

    @Override
    public synchronized void refused(Refusal why) {
        over = true;
        window.execute(() -> audience.refused(why.sentence()));
    }

    private void tell() {
        long begun = System.nanoTime();
        var soFar = over() ? null : trace(null);
        if (soFar == null) {
            return;
        }
        var recorded = Recorded.of(soFar, new Origin.Unsaved());
        boolean first = !told;
        told = true;
        window.execute(() -> {
            if (!over()) {
                audience.grown(recorded, first);
            }
            long tookMillis = (System.nanoTime() - begun) / 1_000_000;
            after(Math.max(SHORTEST_PAUSE_MILLIS, 2 * tookMillis), () -> rested(soFar.size()));
        });
    }

    private synchronized void rested(int size) {
        telling = facts.size() > size && !over;
        if (telling) {
            teller.execute(this::tell);
        }
    }

    private void count() {
        int now = counted();
        if (!over()) {
            window.execute(() -> {
                if (!over()) {
                    audience.counted(now, false);
                }
            });
        }
    }

    private synchronized int counted() {
        counting = false;
        return facts.size();
    }

    private synchronized boolean over() {
        return over;
    }

    private synchronized @Nullable Trace trace(@Nullable TraceEnd end) {
        return header == null ? null : new Trace(header, List.copyOf(facts), end);
    }

    private static void after(long millis, Runnable then) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(then);
    }
}

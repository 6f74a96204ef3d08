package dev.ringside.app;

import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.lab.hand.Command;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// An experiment under way.
///
/// What has been recorded so far is told from its beginning again and again, because a new fact can
/// change what the last steps mean. So that a fast experiment can neither flood the window nor be
/// disturbed by it, a telling begins only when the last one has been shown, and when twice the time
/// that it took has passed, at least [#SHORTEST_PAUSE_MILLIS]. Meanwhile the facts are counted.
/// What only says that other programs come and go is told once a second.
final class LiveRecording implements RecordingListener {
    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long COUNT_MILLIS = 100;
    private static final long STALE_NANOS = 1_000_000_000;

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
    private final ExecutorService messenger =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("messenger").factory());
    private final List<TraceEvent> facts = new ArrayList<>();
    private final News news = new News();
    private @Nullable TraceHeader header;
    private @Nullable LabProcess process;
    private int worthTelling;
    private long toldNanos = System.nanoTime();
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
        messenger.execute(() -> {
            try {
                started(LabProcess.start(order, this));
            } catch (IOException e) {
                window.execute(() -> audience.refused(String.valueOf(e.getMessage())));
            }
        });
    }

    /// Ends it soon; what is recorded is kept. Waits for nothing.
    void stop() {
        send(LabProcess::stop);
    }

    /// Has the clients do something, if it goes by hand. Waits for nothing.
    void give(Command command) {
        send(lab -> lab.give(command));
    }

    /// Ends it soon, and nobody follows it any more.
    void leave() {
        synchronized (this) {
            left = true;
            over = true;
        }
        stop();
        messenger.shutdown();
    }

    /// What has been recorded so far; null if nothing has.
    synchronized @Nullable Trace soFar() {
        return facts.isEmpty() ? null : trace(null);
    }

    @Override
    public synchronized void began(TraceHeader newHeader) {
        header = newHeader;
    }

    @Override
    public synchronized void fact(TraceEvent fact) {
        facts.add(fact);
        if (news.isIn(fact) || System.nanoTime() - toldNanos > STALE_NANOS) {
            worthTelling = facts.size();
        }
        if (!telling && !left && worthTelling == facts.size()) {
            telling = true;
            teller.execute(this::tell);
        }
        if (!counting && !left) {
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
        messenger.shutdown();
    }

    @Override
    public synchronized void refused(Refusal why) {
        over = true;
        if (!left) {
            window.execute(() -> audience.refused(why.sentence()));
        }
        messenger.shutdown();
    }

    /// Whoever wants something of the process while it starts has to wait for it.
    private void send(Consumer<LabProcess> errand) {
        try {
            messenger.execute(() -> {
                var running = process();
                if (running != null) {
                    errand.accept(running);
                }
            });
        } catch (RejectedExecutionException e) {
            over(); // it has ended, so that nothing can be wanted of it
        }
    }

    private synchronized void started(LabProcess running) {
        process = running;
    }

    private synchronized @Nullable LabProcess process() {
        return process;
    }

    private void tell() {
        long begun = System.nanoTime();
        var soFar = over() ? null : soFar();
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
        toldNanos = System.nanoTime();
        telling = worthTelling > size && !over;
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

package dev.ringside.app;

import dev.ringside.app.session.Origin;
import dev.ringside.app.session.Recorded;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.LabProcess;
import dev.ringside.lab.RecordingListener;
import dev.ringside.lab.Refusal;
import dev.ringside.lab.hand.Command;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Lost;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// An experiment under way.
///
/// What has been recorded so far is told from its beginning again and again, because a new fact can
/// change what the last steps mean. So that a fast experiment can neither flood the window nor be
/// disturbed by it, a telling begins only when the last one has been shown, and when twice the time
/// that it took has passed, at least [#SHORTEST_PAUSE_MILLIS]. Meanwhile the facts are counted.
/// What only says that other programs come and go is told once a second, or less often if that
/// would take more than a tenth of the time: real news would have to wait for it.
final class LiveRecording implements RecordingListener {
    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long COUNT_MILLIS = 100;

    /// What a message causes is reported in a few portions; the first alone is not worth a telling.
    private static final long GATHER_MILLIS = 20;

    private static final long STALE_NANOS = 1_000_000_000;
    private static final int STALE_TELLINGS = 10;
    private static final Source RECORDER = new Source("program:recorder");

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
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch delivered = new CountDownLatch(1);
    private @Nullable TraceHeader header;
    private @Nullable TraceEnd end;
    private @Nullable LabProcess process;
    private boolean stopWanted;
    private boolean stopSent;
    private int worthTelling;
    private long toldNanos = System.nanoTime();
    private long staleNanos = STALE_NANOS;
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
                refused(new Refusal(String.valueOf(e.getMessage()), Refusal.NOT_HERE));
            } catch (RuntimeException | Error e) {
                refused(new Refusal(e.toString(), Refusal.NOT_HERE));
                throw e; // for the log
            }
        });
    }

    /// Ends it soon, also if it has still to start; what is recorded is kept. Waits for nothing.
    void stop() {
        synchronized (this) {
            stopWanted = true;
        }
        send(this::stop);
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

    /// Whether it is for the caller to keep what is recorded. Only one is told so: the window or,
    /// when the program is ended, whoever sees to it that nothing is lost.
    boolean takeOver() {
        return taken.compareAndSet(false, true);
    }

    /// What has been recorded so far; null if nothing has.
    synchronized @Nullable Trace soFar() {
        return facts.isEmpty() ? null : trace(null);
    }

    /// Ends it and waits for what still comes. Not for the window's thread.
    ///
    /// @param patience how long to wait
    /// @return all of it, or what there is by then; null if nothing was recorded
    @Nullable Trace last(Duration patience) throws InterruptedException {
        stop();
        boolean all = delivered.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        return all ? whole() : cutOff();
    }

    private synchronized @Nullable Trace whole() {
        return facts.isEmpty() ? null : trace(end);
    }

    private synchronized @Nullable Trace cutOff() {
        if (facts.isEmpty() || end != null) {
            return whole();
        }
        long nanos = facts.getLast().at().nanos();
        var at = new Stamp(nanos, Stamp.UNKNOWN, Stamp.UNKNOWN, RECORDER, null);
        facts.add(new EndedEarly(at, "Ringside was ended while it was recorded."));
        long lost = facts.stream().mapToLong(fact -> fact instanceof Lost l ? l.count() : 0).sum();
        end = new TraceEnd(facts.size(), lost, false);
        return whole();
    }

    @Override
    public synchronized void began(TraceHeader newHeader) {
        header = newHeader;
    }

    @Override
    public synchronized void fact(TraceEvent fact) {
        if (end != null) {
            return; // it was cut off before
        }
        facts.add(fact);
        if (news.isIn(fact) || System.nanoTime() - toldNanos > staleNanos) {
            worthTelling = facts.size();
        }
        if (!telling && !left && worthTelling == facts.size()) {
            telling = true;
            after(GATHER_MILLIS, this::gathered);
        }
        if (!counting && !left) {
            counting = true;
            after(COUNT_MILLIS, this::count);
        }
    }

    @Override
    public synchronized void ended(TraceEnd newEnd) {
        over = true;
        end = end == null ? newEnd : end;
        delivered.countDown();
        var whole = trace(end);
        if (whole != null && !left) {
            int all = facts.size();
            window.execute(() -> audience.counted(all, true));
            teller.execute(() -> {
                var recorded = Recorded.of(whole, new Origin.Unsaved());
                window.execute(() -> audience.ended(recorded, newEnd));
            });
        }
        messenger.shutdown();
    }

    @Override
    public synchronized void refused(Refusal why) {
        over = true;
        delivered.countDown();
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
        if (stopWanted) {
            stop(running);
        }
    }

    /// A second time would find nobody who listens.
    private synchronized void stop(LabProcess running) {
        if (!stopSent) {
            stopSent = true;
            running.stop();
        }
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
            long tookNanos = System.nanoTime() - begun;
            long pauseMillis = Math.max(SHORTEST_PAUSE_MILLIS, 2 * tookNanos / 1_000_000);
            after(pauseMillis, () -> rested(soFar.size(), tookNanos));
        });
    }

    private synchronized void gathered() {
        if (!over) {
            teller.execute(this::tell);
        }
    }

    private synchronized void rested(int size, long tookNanos) {
        toldNanos = System.nanoTime();
        staleNanos = Math.max(STALE_NANOS, STALE_TELLINGS * tookNanos);
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

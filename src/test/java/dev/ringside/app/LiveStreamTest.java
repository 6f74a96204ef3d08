package dev.ringside.app;

import static dev.ringside.app.WindowFixture.onFx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Recorded;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A hundred thousand facts a second make fewer pictures, not a frozen window.
@ExtendWith(ApplicationExtension.class)
class LiveStreamTest {
    private static final int FACTS_A_SECOND = 100_000;
    private static final int SECONDS = 3;
    private static final long LONGEST_SILENCE_MILLIS = 2500;

    private final ExecutorService teller = Executors.newSingleThreadExecutor();
    private final AtomicLong silenceNanos = new AtomicLong();
    private final AtomicLong pictures = new AtomicLong();
    private volatile boolean over;
    private final LiveRecording live = new LiveRecording(teller, Platform::runLater, new Shown());
    private final CompletableFuture<Recorded> whole = new CompletableFuture<>();

    @SuppressWarnings("NullAway.Init") // TestFX calls start() before each test
    private WindowFixture window;

    @Start
    void start(Stage stage) throws IOException {
        window = WindowFixture.open(stage);
    }

    @AfterEach
    void close() {
        live.leave();
        teller.shutdownNow();
        window.close();
    }

    @Test
    void the_window_answers_and_no_fact_is_lost() throws Exception {
        var example = Library.first().trace();
        List<TraceEvent> facts = many(example, FACTS_A_SECOND * SECONDS);
        var watch = Thread.ofPlatform().daemon().start(this::watch);

        live.began(example.header());
        feed(facts);
        live.ended(new TraceEnd(facts.size(), 0, true));

        var recorded = whole.get(60, TimeUnit.SECONDS);
        over = true;
        watch.join();
        assertThat(recorded.story().trace().events()).isEqualTo(facts);
        assertThat(pictures.get()).as("pictures while it ran").isPositive();
        assertThat(silenceNanos.get() / 1_000_000)
                .as("the window's longest silence in ms, %d pictures", pictures.get())
                .isLessThan(LONGEST_SILENCE_MILLIS);
    }

    /// At the speed of a real recording, in bundles of ten milliseconds.
    private void feed(List<TraceEvent> facts) {
        int bundle = FACTS_A_SECOND / 100;
        long due = System.nanoTime();
        for (int i = 0; i < facts.size(); i++) {
            if (i % bundle == 0) {
                due += 10_000_000;
                LockSupport.parkNanos(due - System.nanoTime());
            }
            live.fact(facts.get(i));
        }
    }

    /// Asks the window's thread again and again and notes how long it takes to answer.
    private void watch() {
        while (!over) {
            long asked = System.nanoTime();
            onFx(() -> true);
            silenceNanos.accumulateAndGet(System.nanoTime() - asked, Math::max);
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// A recording, and then switches between its tasks without end.
    private static List<TraceEvent> many(Trace example, int count) {
        List<TraceEvent> facts = new ArrayList<>(example.events());
        long nanos = facts.getLast().at().nanos();
        List<Switched> switches =
                facts.stream()
                        .filter(f -> f instanceof Switched s && !s.already())
                        .map(Switched.class::cast)
                        .toList();
        while (facts.size() < count) {
            var s = switches.get(facts.size() % switches.size());
            nanos += 10_000;
            var at = new Stamp(nanos, s.at().cpu(), s.at().tid(), s.at().source(), s.at().raw());
            facts.add(new Switched(at, s.out(), s.left(), s.in(), false));
        }
        return facts;
    }

    /// Shows it as the program does.
    private final class Shown implements LiveRecording.Audience {
        @Override
        public void grown(Recorded soFar, boolean first) {
            pictures.incrementAndGet();
            window.session.grow(soFar, first);
        }

        @Override
        public void counted(int facts, boolean complete) {
            window.program.window().say(_ -> "" + facts, false);
        }

        @Override
        public void ended(Recorded recorded, TraceEnd end) {
            window.session.grown(recorded);
            whole.complete(recorded);
        }

        @Override
        public void refused(String sentence) {
            whole.completeExceptionally(new AssertionError(sentence));
        }
    }
}

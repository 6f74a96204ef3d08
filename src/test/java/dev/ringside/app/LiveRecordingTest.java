package dev.ringside.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Recorded;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class LiveRecordingTest {
    private final ExecutorService teller = Executors.newSingleThreadExecutor();
    private final ExecutorService window = Executors.newSingleThreadExecutor();
    private final Followed followed = new Followed();
    private final LiveRecording live = new LiveRecording(teller, window, followed);

    @AfterEach
    void end() {
        live.leave();
        teller.shutdownNow();
        window.shutdownNow();
    }

    @Test
    void a_fast_experiment_is_counted_and_told_in_full_when_it_is_over() throws Exception {
        var trace = example();

        live.began(trace.header());
        trace.events().forEach(live::fact);
        live.ended(new TraceEnd(trace.size(), 0, true));

        assertThat(followed.whole.get(20, TimeUnit.SECONDS).story().trace().events())
                .isEqualTo(trace.events());
        assertThat(followed.tellings).hasSizeLessThanOrEqualTo(1);
        assertThat(followed.counts).contains(trace.size());
    }

    @Test
    void what_comes_while_it_is_told_is_told_later() throws Exception {
        var trace = example();
        var facts = trace.events();

        live.began(trace.header());
        facts.subList(0, 20).forEach(live::fact);
        assertThat(followed.first.get(20, TimeUnit.SECONDS)).isEqualTo(true);
        facts.subList(20, facts.size()).forEach(live::fact);

        assertThat(followed.second.get(20, TimeUnit.SECONDS)).isEqualTo(false);
        assertThat(followed.tellings.getLast()).isEqualTo(facts.size());
    }

    @Test
    void nobody_is_told_anything_after_leaving() throws Exception {
        var trace = example();

        live.began(trace.header());
        live.leave();
        trace.events().forEach(live::fact);
        live.ended(new TraceEnd(trace.size(), 0, true));
        teller.shutdown();

        assertThat(teller.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(followed.whole).isNotDone();
        assertThat(followed.tellings).isEmpty();
    }

    private static Trace example() throws IOException {
        return Library.first().trace();
    }

    /// What the audience heard; written by the window's thread.
    private static final class Followed implements LiveRecording.Audience {
        final List<Integer> tellings = new ArrayList<>();
        final List<Integer> counts = new ArrayList<>();
        final CompletableFuture<Boolean> first = new CompletableFuture<>();
        final CompletableFuture<Boolean> second = new CompletableFuture<>();
        final CompletableFuture<Recorded> whole = new CompletableFuture<>();

        @Override
        public void grown(Recorded soFar, boolean isFirst) {
            tellings.add(soFar.story().trace().size());
            (tellings.size() == 1 ? first : second).complete(isFirst);
        }

        @Override
        public void counted(int facts, boolean complete) {
            counts.add(facts);
        }

        @Override
        public void ended(Recorded recorded, TraceEnd end) {
            whole.complete(recorded);
        }

        @Override
        public void refused(String sentence) {
            whole.completeExceptionally(new AssertionError(sentence));
        }
    }
}

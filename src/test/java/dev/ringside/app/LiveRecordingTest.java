package dev.ringside.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Library;
import dev.ringside.app.session.Recorded;
import dev.ringside.lab.LabOrder;
import dev.ringside.lab.model.Models;
import dev.ringside.trace.EndedEarly;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    @Test
    void a_stop_that_comes_before_the_experiment_has_started_reaches_it() throws Exception {
        live.stop();
        live.start(order().under("sh", "-c", "read word; echo heard $word >&2; exit 3"));

        assertThat(followed.refusal.get(20, TimeUnit.SECONDS)).isEqualTo("heard stop");
    }

    @Test
    void what_cannot_be_started_is_refused_in_one_line() throws Exception {
        live.start(order().under("/there/is/no/such/program"));

        assertThat(followed.refusal.get(20, TimeUnit.SECONDS))
                .startsWith("This program cannot start another process: ")
                .contains("No such file or directory")
                .doesNotContain("\n");
    }

    @Test
    void what_there_is_when_patience_runs_out_is_all_there_will_be() throws Exception {
        var trace = example();
        var begun = trace.events().subList(0, 20);
        live.began(trace.header());
        begun.forEach(live::fact);

        var last = Objects.requireNonNull(live.last(Duration.ZERO));
        live.fact(trace.events().get(20));

        assertThat(last.events()).startsWith(begun.toArray(TraceEvent[]::new)).hasSize(21);
        assertThat(last.events().getLast()).isInstanceOf(EndedEarly.class);
        assertThat(last.end()).isEqualTo(new TraceEnd(21, 0, false));
        assertThat(live.last(Duration.ZERO)).isEqualTo(last);
    }

    @Test
    void only_one_is_to_keep_it() {
        assertThat(live.takeOver()).isTrue();
        assertThat(live.takeOver()).isFalse();
    }

    private static LabOrder order() {
        var model = Models.all().getFirst();
        return new LabOrder(model.name(), Models.scenario(model, Map.of()));
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
        final CompletableFuture<String> refusal = new CompletableFuture<>();

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
            refusal.complete(sentence);
        }
    }
}

package dev.ringside.story.tracks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.RandomTraces;
import dev.ringside.story.Corpus;
import dev.ringside.story.Story;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class TracksTest {
    @Test
    void the_server_runs_sleeps_waits_for_its_cpu_and_copies() {
        var server = Tracks.of(Story.of(Corpus.blocking())).getFirst();

        var intervals = server.slices().stream().map(TracksTest::text).toList();

        assertThat(intervals)
                .containsExactly(
                        "0–5 USER",
                        "5–13 KERNEL recvfrom",
                        "13–20204 SLEEPING recvfrom",
                        "20204–20233 READY recvfrom",
                        "20233–20243 COPY recvfrom");
    }

    @Test
    void the_soft_interrupt_has_a_row_of_its_own() {
        var kernel = Tracks.of(Story.of(Corpus.blocking())).getLast();

        assertThat(kernel.slices().stream().map(TracksTest::text).toList())
                .containsExactly("20186–20216 SOFTIRQ");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_slices_of_a_task_are_in_order_and_without_gaps_whatever_the_facts_are(long seed) {
        var story = Story.of(RandomTraces.of(seed, 400));

        var tracks = Tracks.of(story);

        for (var track : tracks.subList(0, tracks.size() - 1)) {
            assertThat(track.slices()).isNotEmpty();
            noGaps(track.slices());
            assertThat(track.slices().getLast().toNanos()).isEqualTo(story.durationNanos());
        }
    }

    private static void noGaps(List<Slice> slices) {
        long end = slices.getFirst().fromNanos();
        for (var slice : slices) {
            assertThat(slice.fromNanos()).isEqualTo(end);
            assertThat(slice.toNanos()).isGreaterThan(slice.fromNanos());
            end = slice.toNanos();
        }
    }

    private static String text(Slice s) {
        String call = s.call() == null ? "" : " " + s.call();
        return "%d–%d %s%s".formatted(s.fromNanos() / 1000, s.toNanos() / 1000, s.kind(), call);
    }
}

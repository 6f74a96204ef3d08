package dev.ringside.story.tracks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.RandomTraces;
import dev.ringside.story.Corpus;
import dev.ringside.story.Story;
import dev.ringside.trace.Context;
import dev.ringside.trace.Copied;
import dev.ringside.trace.CoroutineMounted;
import dev.ringside.trace.Direction;
import dev.ringside.trace.Role;
import dev.ringside.trace.SignalSent;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.Woken;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

final class TracksTest {
    private final Story blocking = Story.of(Corpus.blocking());

    @Test
    void the_server_runs_sleeps_waits_for_its_cpu_and_copies() {
        var server = Tracks.of(blocking).getFirst();

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
        var kernel = track("kernel", Tracks.of(blocking));

        assertThat(kernel.slices().stream().map(TracksTest::text).toList())
                .containsExactly("20186–20216 SOFTIRQ");
    }

    @Test
    void the_packets_are_marked_where_the_kernel_handles_them() {
        var kernel = track("kernel", Tracks.of(blocking));

        assertThat(kernel.markers())
                .extracting(Marker::kind)
                .containsSubsequence(Marker.Kind.SENT, Marker.Kind.RECEIVED, Marker.Kind.QUEUED);
    }

    @ParameterizedTest
    @CsvSource({"signal,SIGNAL", "coroutine,SWAPPED"})
    void what_comes_to_a_task_without_a_call_is_marked_on_its_row(String file, Marker.Kind kind)
            throws IOException {
        var trace = TraceFile.open(Path.of("assets/recordings", file + ".json"));
        boolean signal = kind == Marker.Kind.SIGNAL;
        var facts =
                trace.events().stream()
                        .filter(e ->
                                signal
                                        ? e instanceof SignalSent s && s.to() == server(trace)
                                        : e instanceof CoroutineMounted)
                        .map(e -> e.at().nanos())
                        .toList();

        var server = Tracks.of(Story.of(trace)).getFirst();

        assertThat(facts).isNotEmpty();
        assertThat(server.markers().stream().filter(m -> m.kind() == kind).map(Marker::nanos))
                .containsExactlyElementsOf(facts);
    }

    @Test
    void a_cpu_shows_who_was_on_it_and_in_which_mode() {
        var cpu = Tracks.of(blocking).getLast();

        assertThat(cpu.kind()).isEqualTo(Track.Kind.CPU);
        assertThat(cpu.slices().stream().map(s -> s.note() + " " + s.kind()).distinct().toList())
                .contains("server USER", "server KERNEL", "NET_RX SOFTIRQ", "server COPY");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_slices_of_a_row_are_in_order_and_without_gaps_whatever_the_facts_are(long seed) {
        var story = Story.of(RandomTraces.of(seed, 400));

        var tracks = Tracks.of(story);

        for (var track : tracks) {
            if (track.kind() != Track.Kind.KERNEL) {
                assertThat(track.slices()).isNotEmpty();
                noGaps(track.slices());
                assertThat(track.slices().getLast().toNanos()).isEqualTo(story.durationNanos());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slices_and_markers_begin_and_end_at_the_facts_that_they_name(long seed) {
        var story = Story.of(RandomTraces.of(seed, 400));
        var events = story.trace().events();

        for (var track : Tracks.of(story)) {
            for (var slice : track.slices()) {
                assertThat(nanos(events, slice.next())).isEqualTo(slice.toNanos());
                assertThat(slice.fact()).isLessThanOrEqualTo(slice.next());
            }
            for (var marker : track.markers()) {
                assertThat(nanos(events, marker.fact())).isEqualTo(marker.nanos());
            }
        }
    }

    @Test
    void an_arrow_goes_from_the_soft_interrupt_to_the_server_that_it_wakes() {
        var tracks = Tracks.of(blocking);
        var server = tracks.getFirst();

        var flows = Flows.of(blocking, tracks);

        assertThat(flows).anyMatch(f -> f.from().equals("kernel") && f.to().equals(server.id()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_ends_of_an_arrow_are_those_of_a_recorded_wake_up(long seed) {
        var story = Story.of(RandomTraces.of(seed, 8000));
        var tracks = Tracks.of(story);

        var flows = Flows.of(story, tracks);

        assertThat(flows).isNotEmpty();
        for (var flow : flows) {
            var woken = (Woken) story.trace().events().get(flow.fact());
            assertThat(flow.to()).isEqualTo("task:" + woken.task());
            assertThat(flow.from())
                    .isEqualTo(
                            woken.context() == Context.TASK
                                    ? "task:" + woken.by()
                                    : "kernel:" + woken.at().cpu());
            assertThat(tracks).extracting(Track::id).contains(flow.from(), flow.to());
        }
    }

    @Test
    void the_figures_of_a_range_are_those_that_counting_gives() {
        var events = RandomTraces.of(7, 3000).events();
        var tally = Tally.of(events);
        var random = new Random(3);
        long end = events.getLast().at().nanos();

        for (int i = 0; i < 200; i++) {
            long a = random.nextLong(end + 1);
            long b = random.nextLong(end + 1);

            var figures = tally.between(Math.min(a, b), Math.max(a, b));

            assertThat(figures).isEqualTo(counted(events, Math.min(a, b), Math.max(a, b)));
        }
        assertThat(tally.between(0, end).facts()).isEqualTo(3000);
    }

    private static RangeFigures counted(List<TraceEvent> events, long from, long to) {
        var in =
                events.stream()
                        .filter(e -> e.at().nanos() >= from && e.at().nanos() <= to)
                        .toList();
        return new RangeFigures(
                to - from,
                in.size(),
                (int) in.stream().filter(SysEntered.class::isInstance).count(),
                (int) in.stream().filter(e -> e instanceof Switched s && !s.already()).count(),
                bytes(in, Direction.TO_USER),
                bytes(in, Direction.TO_KERNEL));
    }

    private static long bytes(List<TraceEvent> events, Direction direction) {
        return events.stream()
                .mapToLong(e ->
                        e instanceof Copied c && c.direction() == direction ? c.lengthBytes() : 0)
                .sum();
    }

    private static int server(Trace trace) {
        return trace.events().stream()
                .filter(e -> e instanceof TaskStarted t && t.role() == Role.SERVER)
                .mapToInt(e -> ((TaskStarted) e).task())
                .findFirst()
                .orElseThrow();
    }

    private static Track track(String id, List<Track> tracks) {
        return tracks.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }

    /// When the fact at `index` happened, or the last one if there are not so many.
    private static long nanos(List<TraceEvent> events, int index) {
        return events.get(Math.min(index, events.size() - 1)).at().nanos();
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

package dev.ringside.app.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringside.app.theme.Texts;
import dev.ringside.machine.RandomTraces;
import dev.ringside.story.Corpus;
import dev.ringside.story.Story;
import dev.ringside.story.tracks.Slice;
import dev.ringside.story.tracks.Track;
import dev.ringside.story.tracks.Tracks;
import dev.ringside.story.words.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;
import java.util.Random;

final class LaneTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_sums_of_any_part_are_those_of_its_slices(long seed) {
        var story = Story.of(RandomTraces.of(seed, 4000));
        var axis = new TrueAxis(story);
        var random = new Random(seed);
        var widths = new double[Lane.GAP + 1];

        for (var track : Tracks.of(story)) {
            var lane = Lane.of(track, axis);
            for (int i = 0; i < 100; i++) {
                long a = random.nextLong(story.durationNanos());
                long b = a + random.nextLong(story.durationNanos() - a);

                lane.widths((double) a, (double) b, widths);

                for (var kind : Slice.Kind.values()) {
                    assertThat(widths[Lane.numberOf(kind)])
                            .as("%s of %s from %d to %d", kind, track.id(), a, b)
                            .isEqualTo(counted(track, kind, a, b));
                }
            }
        }
    }

    private static double counted(Track track, Slice.Kind kind, long from, long to) {
        return track.slices().stream()
                .filter(s -> s.kind() == kind)
                .mapToLong(
                        s -> Math.max(0, Math.min(to, s.toNanos()) - Math.max(from, s.fromNanos())))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void in_story_time_too_the_pieces_follow_each_other_without_gaps(long seed) {
        var story = Story.of(RandomTraces.of(seed, 1000));
        var axis = new StoryAxis(story);

        for (var track : Tracks.of(story)) {
            var lane = Lane.of(track, axis, story.trace().size());

            for (int i = 0; i < lane.size(); i++) {
                assertThat(lane.edge(i + 1)).isGreaterThanOrEqualTo(lane.edge(i));
                if (track.kind() != Track.Kind.KERNEL) {
                    assertThat(lane.kind(i)).isNotEqualTo(Lane.GAP);
                }
            }
        }
    }

    @Test
    void between_two_soft_interrupts_there_is_a_gap() {
        var story = Story.of(Corpus.blocking());
        var kernel =
                Tracks.of(story).stream()
                        .filter(t -> t.kind() == Track.Kind.KERNEL)
                        .findFirst()
                        .orElseThrow();

        var lane = Lane.of(kernel, new TrueAxis(story));

        assertThat(lane.kind(0)).isEqualTo(Lane.GAP);
        assertThat(lane.slice(0)).isNull();
        assertThat(lane.slice(1)).isSameAs(kernel.slices().getFirst());
        assertThat(lane.edge(1)).isEqualTo((double) kernel.slices().getFirst().fromNanos());
    }

    @Test
    void what_is_at_a_place_is_the_slice_that_covers_it() {
        var story = Story.of(RandomTraces.of(5, 2000));
        var lane = Lane.of(Tracks.of(story).getFirst(), new TrueAxis(story));
        var random = new Random(5);

        for (int i = 0; i < 500; i++) {
            long nanos = random.nextLong(story.durationNanos());

            var slice = Objects.requireNonNull(lane.slice(lane.at((double) nanos)));

            assertThat(nanos).isBetween(slice.fromNanos(), slice.toNanos() - 1);
        }
    }

    @Test
    void a_task_spends_a_range_in_the_states_of_its_slices_and_no_longer() {
        var story = Story.of(Corpus.blocking());
        var tracks = Tracks.of(story);
        var lanes = Lanes.of(story, tracks, new StoryAxis(story), new TrueAxis(story));
        int server = tracks.getFirst().tid();
        var whole = new Range(0, story.durationNanos());

        var times = lanes.times(server, whole);

        assertThat(times.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(story.durationNanos());
        assertThat(times.get(Slice.Kind.SLEEPING)).isBetween(20_000_000L, 20_400_000L);
    }

    @Test
    void a_range_begins_before_it_ends_whichever_way_it_is_chosen() {
        var range = Range.of(70, 30);

        assertThat(range).isEqualTo(new Range(30, 70));
        assertThat(range.from(90)).isEqualTo(new Range(90, 90));
        assertThat(range.to(10)).isEqualTo(new Range(10, 10));
    }

    @Test
    void zooming_to_a_range_shows_it_from_one_side_to_the_other() {
        var story = Story.of(Corpus.blocking());
        var axis = new TrueAxis(story);
        long end = story.durationNanos();

        var seen = new Range(end / 4, end / 2).on(axis);

        assertThat(seen.from()).isEqualTo(0.25, within(0.02)).isLessThan(0.25);
        assertThat(seen.to()).isEqualTo(0.5, within(0.02)).isGreaterThan(0.5);
    }

    @Test
    void in_story_time_a_place_means_the_instant_of_the_fact_before_it() {
        var story = Story.of(Corpus.blocking());
        var axis = new StoryAxis(story);
        var events = story.trace().events();
        int opening = story.steps().getFirst().next();

        for (int i = opening; i < events.size(); i++) {
            assertThat(axis.nanosAt(axis.ofFact(i) + 1e-9)).isEqualTo(events.get(i).at().nanos());
        }
    }

    @Test
    void the_ends_of_all_arrows_are_rows() {
        var story = Story.of(Corpus.blocking());
        var tracks = Tracks.of(story);
        var lanes = Lanes.of(story, tracks, new StoryAxis(story), new TrueAxis(story));

        var arrows = lanes.arrowsOn(new TrueAxis(story));

        assertThat(arrows.size()).isPositive();
        for (int i = 0; i < arrows.size(); i++) {
            assertThat(tracks.get(arrows.to(i)).kind()).isEqualTo(Track.Kind.TASK);
            assertThat(arrows.from(i)).isNotEqualTo(arrows.to(i));
        }
    }

    @Test
    void every_kind_of_slice_can_be_said_in_both_languages() {
        for (var language : Language.values()) {
            var words = new SliceWords(new Texts(language));
            for (var kind : Slice.Kind.values()) {
                var slice = new Slice(0, 5000, kind, 7, "recvfrom", "note", 0, 1);

                assertThat(words.of(slice)).contains("recv", "5.0 µs");
                assertThat(longestFirst(words.on(new Lane.What(kind, "recvfrom", null)))).isTrue();
            }
        }
    }

    private static boolean longestFirst(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).length() > words.get(i - 1).length()) {
                return false;
            }
        }
        return true;
    }
}

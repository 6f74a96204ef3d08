package dev.ringside.machine.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.machine.Fold;
import dev.ringside.machine.Machine;
import dev.ringside.machine.RandomTraces;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class PlaybackTest {
    private static final int FACTS = 900;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void seeking_anywhere_gives_the_machine_that_folding_from_the_start_gives(long seed) {
        var trace = RandomTraces.of(seed, FACTS);
        var expected = foldedFromTheStart(seed);
        var random = new Random(seed);

        var playback = new Playback(trace);

        for (int i = 0; i < 200; i++) {
            int facts = random.nextInt(FACTS + 1);
            assertThat(playback.after(facts)).isEqualTo(expected.get(facts));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void stepping_back_from_the_end_meets_the_same_machines(long seed) {
        var expected = foldedFromTheStart(seed);

        var playback = new Playback(RandomTraces.of(seed, FACTS));

        for (int facts = FACTS; facts >= 0; facts--) {
            assertThat(playback.after(facts)).isEqualTo(expected.get(facts));
        }
    }

    @Test
    void a_prepared_playback_never_folds_more_than_lies_between_two_kept_machines() {
        var looked = new Looked(RandomTraces.of(5, FACTS).events());
        var trace = RandomTraces.of(5, FACTS);
        var watched = new Trace(trace.header(), looked, trace.end());
        var playback = Playback.prepared(watched);
        var random = new Random(5);

        for (int i = 0; i < 200; i++) {
            looked.count = 0;
            playback.after(random.nextInt(FACTS + 1));
            assertThat(looked.count).isLessThan(Playback.SPACING);
        }
    }

    /// A list that counts how often somebody looks at one of its elements.
    private static final class Looked extends AbstractList<TraceEvent> {
        private final List<TraceEvent> events;
        private int count;

        Looked(List<TraceEvent> events) {
            this.events = events;
        }

        @Override
        public TraceEvent get(int index) {
            count++;
            return events.get(index);
        }

        @Override
        public int size() {
            return events.size();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, FACTS + 1})
    void a_place_outside_the_trace_is_refused(int facts) {
        var playback = new Playback(RandomTraces.of(1, FACTS));

        assertThatThrownBy(() -> playback.after(facts))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<Machine> foldedFromTheStart(long seed) {
        var machines = new ArrayList<>(List.of(Machine.UNKNOWN));
        for (var event : RandomTraces.of(seed, FACTS).events()) {
            machines.add(Fold.apply(machines.getLast(), event));
        }
        return machines;
    }
}

package dev.ringside.tableau.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.RandomTraces;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Corpus;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.Tone;
import dev.ringside.trace.json.TraceFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

final class TableauLayoutTest {
    private static final List<double[]> SIZES =
            List.of(
                    new double[] {1130, 690},
                    new double[] {760, 470},
                    new double[] {1920, 1080},
                    new double[] {1920, 1000},
                    new double[] {900, 900});

    private final Story story = Story.of(Corpus.blocking());
    private final Playback playback = new Playback(story.trace());

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_overlaps_or_sticks_out_at_any_fact_and_size(Language language) {
        for (var size : SIZES) {
            for (int facts = 0; facts <= story.trace().size(); facts++) {
                var moment = Moment.after(playback, story, facts);

                var stage = TableauLayout.of(moment, options(language, size, false));
                var presented = TableauLayout.of(moment, options(language, size, true));

                assertThat(Faults.of(stage)).as("after %d facts", facts).isEmpty();
                assertThat(Faults.of(presented)).as("after %d facts", facts).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothing_overlaps_or_sticks_out_at_any_step_of_any_recording(Path file) throws IOException {
        var recorded = Story.of(TraceFile.open(file));
        var there = new Playback(recorded.trace());
        for (var step : recorded.steps()) {
            for (var language : Language.values()) {
                var moment = Moment.after(there, recorded, step);

                var stage = TableauLayout.of(moment, options(language, SIZES.get(0), false));

                assertThat(Faults.of(stage)).as("step %d", step.number()).isEmpty();
            }
        }
    }

    static List<Path> recordings() throws IOException {
        var all = new ArrayList<Path>();
        for (var folder : List.of("src/test/resources/corpus", "assets/recordings")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (var files = Files.list(Path.of(folder))) {
                    files.filter(f -> f.toString().endsWith(".json"))
                            .filter(f -> !f.endsWith("index.json"))
                            .sorted()
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_overlaps_or_sticks_out_in_a_crowd(Language language) {
        for (var crowd : Crowds.all()) {
            var crowded = new Playback(crowd.trace());
            for (var step : crowd.steps()) {
                var moment = Moment.after(crowded, crowd, step);

                var stage =
                        TableauLayout.of(
                                moment, options(language, new double[] {1130, 690}, false));

                assertThat(Faults.of(stage)).isEmpty();
                assertThat(sizes(stage)).allMatch(px -> px >= 15);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void facts_that_make_no_sense_are_laid_out_all_the_same(long seed) {
        var senseless = Story.of(RandomTraces.of(seed, 300));
        var there = new Playback(senseless.trace());

        for (int facts = 0; facts <= senseless.trace().size(); facts += 7) {
            var moment = Moment.after(there, senseless, facts);
            var stage =
                    TableauLayout.of(moment, options(Language.EN, new double[] {1130, 690}, false));
            assertThat(Faults.of(stage)).as("after %d facts", facts).isEmpty();
        }
    }

    @Test
    void every_contribution_is_drawn_once() {
        var drawn = TableauLayout.CONTRIBUTIONS.stream().map(c -> c.getClass().getName()).toList();

        var all = Stream.of(Contribution.class.getPermittedSubclasses()).map(Class::getName);

        assertThat(drawn).containsExactlyInAnyOrderElementsOf(all.toList());
    }

    @Test
    void going_back_gives_the_same_stages_as_going_forward() {
        var forward = new ArrayList<Tableau>();
        for (var step : story.steps()) {
            forward.add(stage(Moment.after(playback, story, step)));
        }

        var back = new ArrayList<Tableau>();
        for (var step : story.steps().reversed()) {
            back.addFirst(stage(Moment.after(new Playback(story.trace()), story, step)));
        }

        assertThat(back).isEqualTo(forward);
    }

    @Test
    void the_bytes_on_the_stage_are_those_of_the_machine() {
        for (var step : story.steps()) {
            var moment = Moment.after(playback, story, step);

            var stage = stage(moment);

            long queued =
                    moment.machine().sockets().values().stream()
                            .filter(s -> element(stage, "queue:" + s.object().id()) != null)
                            .mapToLong(s -> s.queue().lengthBytes())
                            .sum();
            assertThat(tokens(stage)).as("step %d", step.number()).isEqualTo(queued);
        }
    }

    @Test
    void the_control_block_moves_from_the_cpu_to_the_wait_queue_and_back_over_the_run_queue() {
        var asleep = stage(after(2));
        var woken = stage(after(6));
        var picked = stage(after(7));

        assertThat(home(asleep)).isEqualTo("waitqueue:4123");
        assertThat(home(woken)).isEqualTo("runqueue:0");
        assertThat(home(picked)).isEqualTo("cpu:0");
    }

    @Test
    void a_task_that_sleeps_for_a_while_does_not_stand_in_a_wait_queue_of_a_socket() {
        var resting = stage(after(3));

        var client = found(resting, "pcb:5653").box();

        assertThat(found(resting, "elsewhere").box().overlaps(client)).isTrue();
    }

    @Test
    void a_call_stands_in_the_gate_while_its_task_is_in_the_kernel() {
        var called = stage(after(1));
        var returned = stage(after(9));

        var gate = found(called, "band:gate").box();
        var token = found(called, "call:5652").box();
        assertThat(token.y()).isLessThan(gate.y());
        assertThat(token.bottom()).isGreaterThan(gate.bottom());
        assertThat(element(returned, "call:5652")).isNull();
    }

    @Test
    void bytes_fly_from_the_queue_to_the_buffer_when_they_are_copied() {
        var copied = stage(after(8));

        assertThat(copied.flights())
                .singleElement()
                .satisfies(flight -> {
                    assertThat(flight.label()).isEqualTo("64 B");
                    var last = flight.path().getLast();
                    assertThat(found(copied, "buffer:5652").box().contains(last)).isTrue();
                });
    }

    @Test
    void an_acknowledgement_does_not_fly() {
        var arrived = stage(after(6));

        assertThat(arrived.flights())
                .singleElement()
                .satisfies(flight -> {
                    assertThat(flight.label()).isEqualTo("64 B");
                });
    }

    @Test
    void only_what_the_step_is_about_is_accented() {
        var copied = stage(after(8));

        assertThat(copied.elements())
                .filteredOn(e -> e.tone() == Tone.ACCENT)
                .extracting(Element::id)
                .containsExactlyInAnyOrder("queue:4123", "buffer:5652");
    }

    @Test
    void no_letters_are_smaller_than_15_px_in_a_window_and_22_while_presenting() {
        var window = TableauLayout.of(after(6), options(Language.EN, SIZES.get(0), false));
        var hall = TableauLayout.of(after(6), options(Language.EN, SIZES.get(3), true));

        assertThat(sizes(window)).allMatch(px -> px >= 15);
        assertThat(sizes(hall)).allMatch(px -> px >= 22);
    }

    @Test
    void everything_says_what_it_is_to_those_who_cannot_see_it() {
        for (var step : story.steps()) {
            assertThat(stage(Moment.after(playback, story, step)).elements())
                    .filteredOn(e -> e.layer() != 2 && !e.id().matches("buffer:\\d+:\\d+"))
                    .allMatch(e -> !e.description().isBlank());
        }
    }

    private Moment after(int step) {
        return Moment.after(playback, story, story.steps().get(step));
    }

    private static Tableau stage(Moment moment) {
        return TableauLayout.of(moment, options(Language.EN, new double[] {1130, 690}, false));
    }

    private static StageOptions options(Language language, double[] size, boolean presenting) {
        return new StageOptions(language, size[0], size[1], presenting);
    }

    /// The place in which the server's control block stands.
    private static String home(Tableau stage) {
        var block = found(stage, "pcb:5652").box();
        return stage.elements().stream()
                .filter(e -> e.layer() == 1 || e.layer() == 2)
                .filter(e -> e.id().matches("(waitqueue|runqueue|cpu):\\d+|elsewhere"))
                .filter(e -> e.box().overlaps(block))
                .map(Element::id)
                .findFirst()
                .orElse("nowhere");
    }

    private static long tokens(Tableau stage) {
        return stage.elements().stream()
                .filter(e -> e.id().startsWith("chunk:"))
                .map(e -> e.labels().getFirst().text())
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .sum();
    }

    private static List<Double> sizes(Tableau stage) {
        return stage.elements().stream()
                .flatMap(e -> e.labels().stream())
                .map(Label::sizePx)
                .toList();
    }

    private static Element found(Tableau stage, String id) {
        var element = element(stage, id);
        assertThat(element).as(id).isNotNull();
        return Objects.requireNonNull(element);
    }

    private static @Nullable Element element(Tableau stage, String id) {
        return stage.elements().stream().filter(e -> e.id().equals(id)).findFirst().orElse(null);
    }
}

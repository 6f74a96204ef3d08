package dev.ringside.tableau.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Tableau;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at the stage at every step of every recording that comes with the program, in both
/// languages, at the sizes that windows and halls have.
final class EveryStageTest {
    private static final List<Screen> SCREENS =
            List.of(
                    new Screen(1128, 692, false),
                    new Screen(755, 461, false),
                    new Screen(2256, 1384, false),
                    new Screen(1920, 1000, true),
                    new Screen(1600, 900, false));

    /// Of long recordings, about so many steps are looked at, evenly spread.
    private static final int ENOUGH = 40;

    /// A stage in a window or, while presenting, on a wall.
    private record Screen(double width, double height, boolean presenting) {
        StageOptions options(Language language) {
            return new StageOptions(language, width, height, presenting);
        }

        double smallest() {
            return presenting ? 22 : 15 * width / SCREENS.getFirst().width();
        }
    }

    static List<Path> recordings() {
        return StageRecordings.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothing_overlaps_sticks_out_or_is_cut_and_no_arrow_crosses_a_text(Path file) {
        var story = StageRecordings.story(file);
        var layout = new TableauLayout(story);

        var faults = moments(story).parallelStream().flatMap(m -> faults(layout, m)).toList();

        assertThat(faults).isEmpty();
    }

    /// On a window's stage at every step; on each other one at some of them.
    private static Stream<String> faults(TableauLayout layout, Moment moment) {
        int turn = moment.facts() % (SCREENS.size() - 1) + 1;
        return Stream.of(SCREENS.getFirst(), SCREENS.get(turn))
                .flatMap(screen ->
                        Arrays.stream(Language.values())
                                .flatMap(language -> faults(layout, moment, screen, language)));
    }

    private static Stream<String> faults(
            TableauLayout layout, Moment moment, Screen screen, Language language) {
        var stage = layout.at(moment, screen.options(language));
        var found = new ArrayList<>(Faults.of(stage));
        Faults.cut(stage).forEach(text -> found.add("'" + text + "' is cut"));
        stage.elements().stream()
                .flatMap(e -> e.labels().stream())
                .filter(label -> label.sizePx() < screen.smallest())
                .forEach(label -> found.add("'" + label.text() + "' is small"));
        return found.stream()
                .map(f -> "%s after %d facts, %s".formatted(f, moment.facts(), screen));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void going_back_gives_the_same_stages_as_going_forward(Path file) {
        var options = SCREENS.getFirst().options(Language.EN);
        var story = StageRecordings.story(file);
        var forward = stages(story, moments(story), options);

        var again = StageRecordings.story(file);
        var back = stages(again, moments(again).reversed(), options).reversed();

        assertThat(back).isEqualTo(forward);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void bytes_on_the_stage_come_and_go_only_by_flights(Path file) {
        var story = StageRecordings.story(file);
        var options = SCREENS.getFirst().options(Language.EN);
        var playback = new Playback(story.trace());
        var layout = new TableauLayout(story);
        var steps = story.steps();

        for (int i = 1; i < Math.min(steps.size(), 120); i++) {
            var before = layout.at(Moment.after(playback, story, steps.get(i - 1)), options);
            var after = layout.at(Moment.after(playback, story, steps.get(i)), options);

            if (StageBytes.countable(before) && StageBytes.countable(after)) {
                assertThat(StageBytes.inQueues(after))
                        .as("step %d", i)
                        .isEqualTo(StageBytes.inQueues(before) + StageBytes.flownIn(after));
            }
        }
    }

    private static List<Tableau> stages(Story story, List<Moment> moments, StageOptions options) {
        var layout = new TableauLayout(story);
        return moments.stream().map(m -> layout.at(m, options)).collect(Collectors.toList());
    }

    private static List<Moment> moments(Story story) {
        var playback = new Playback(story.trace());
        int every = 1 + story.steps().size() / ENOUGH;
        return story.steps().stream()
                .filter(step -> step.number() % every == 0 || isLast(story, step))
                .map(step -> Moment.after(playback, story, step))
                .toList();
    }

    private static boolean isLast(Story story, Step step) {
        return step.number() == story.steps().size() - 1;
    }
}

package dev.ringside.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Narrator;
import dev.ringside.story.Story;
import dev.ringside.story.StoryText;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.stage.Moment;
import dev.ringside.tableau.stage.StageOptions;
import dev.ringside.tableau.stage.TableauLayout;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

/// Whatever was recorded once opens for ever, and can be told and drawn.
final class CorpusTest {
    /// How many steps of a recording with very many are drawn.
    private static final int MOST_STEPS = 30;

    @ParameterizedTest
    @MethodSource("all")
    void a_recording_is_told_in_both_languages(Path file) {
        var story = Story.of(Recordings.open(file));

        for (var language : Language.values()) {
            var text = new StoryText(story, language);
            assertThat(text.steps()).hasSizeGreaterThan(story.steps().size() - 2);
            assertThat(text.steps()).noneMatch(line -> line.contains("{") || line.contains("!"));
            assertThat(text.facts()).hasSize(story.trace().size());
            assertThat(text.figures()).isNotEmpty();
            var narrator = new Narrator(story, language);
            assertThat(story.blocked()).noneMatch(wait -> narrator.why(wait).isBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("large")
    void a_large_recording_is_drawn_too(Path file) {
        var story = Story.of(Recordings.open(file));
        var playback = new Playback(story.trace());
        var layout = new TableauLayout(story);
        int stride = Math.ceilDiv(story.steps().size(), MOST_STEPS);

        for (int i = 0; i < story.steps().size(); i += stride) {
            var moment = Moment.after(playback, story, story.steps().get(i));
            for (var language : Language.values()) {
                var options = new StageOptions(language, 1130, 690, false);
                assertThat(layout.at(moment, options).elements()).isNotEmpty();
            }
        }
    }

    static List<Path> all() {
        return Recordings.all();
    }

    /// The others are drawn at each step by a test of the stage.
    static List<Path> large() {
        return all().stream().filter(file -> file.toString().endsWith(".gz")).toList();
    }
}

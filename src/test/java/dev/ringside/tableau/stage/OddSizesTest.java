package dev.ringside.tableau.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.SvgWriter;
import dev.ringside.tableau.Theme;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;

/// The stage has any size while somebody drags the border of the window.
class OddSizesTest {
    private static final Path RECORDINGS = Path.of("assets", "recordings");
    private static final int[] HEIGHTS = {1, 3, 19, 90, 200, 461, 640, 905};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocking",
                "select",
                "poll-five-clients",
                "epoll-five-clients",
                "epoll-listen"
            })
    void every_arrow_leads_somewhere_at_any_size(String recording) throws IOException {
        var story = Story.of(TraceFile.open(RECORDINGS.resolve(recording + ".json")));
        var playback = new Playback(story.trace());
        var layout = new TableauLayout(story);

        for (var step : story.steps().subList(0, Math.min(12, story.steps().size()))) {
            var moment = Moment.after(playback, story, step);
            for (int width = 1; width < 1700; width += width < 12 ? 3 : 109) {
                for (int height : HEIGHTS) {
                    var stage =
                            layout.at(moment, new StageOptions(Language.ZH, width, height, false));
                    assertThat(stage.links()).allMatch(link -> link.points().size() > 1);
                    assertThat(SvgWriter.write(stage.withWays(), Theme.DARK)).isNotEmpty();
                }
            }
        }
    }
}

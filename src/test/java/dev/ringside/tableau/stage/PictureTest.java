package dev.ringside.tableau.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Corpus;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Tableau;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

final class PictureTest {
    private final Story story = Story.of(Corpus.blocking());
    private final Playback playback = new Playback(story.trace());

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_overlaps_or_sticks_out_at_any_step(Language language) {
        for (var step : story.steps()) {
            assertThat(Faults.of(picture(step.number(), language))).isEmpty();
        }
    }

    @Test
    void a_phase_has_no_duration_before_it_is_over() {
        var asleep = picture(2, Language.EN);
        var copied = picture(8, Language.EN);
        var returned = picture(9, Language.EN);

        assertThat(value(asleep, "wait")).isEqualTo("8.0 µs so far");
        assertThat(value(asleep, "copy")).isEqualTo("–");
        assertThat(value(copied, "wait")).isEqualTo("20.20 ms");
        assertThat(value(copied, "copy")).isEqualTo("–");
        assertThat(value(returned, "copy")).isEqualTo("≤ 10 µs");
    }

    @Test
    void it_says_by_whose_word_and_where_the_recording_is_from() {
        var copied = texts(picture(8, Language.EN), "caption:source");

        assertThat(copied)
                .containsExactly(
                        "Step 8 of 9 · 20.238 ms · Evidence: skb:skb_copy_datagram_iovec",
                        "Recorded on kernel 6.18.44-fc-v595 · kernel tracepoints · Ringside");
    }

    private Tableau picture(int step, Language language) {
        var moment = Moment.after(playback, story, story.steps().get(step));
        return Picture.of(moment, new StageOptions(language, 1920, 1080, false));
    }

    private static String value(Tableau picture, String phase) {
        return texts(picture, "caption:" + phase).getLast();
    }

    private static List<String> texts(Tableau picture, String id) {
        return picture.elements().stream()
                .filter(e -> e.id().equals(id))
                .flatMap(e -> e.labels().stream())
                .map(Label::text)
                .toList();
    }
}

package dev.ringside.trace.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Narrator;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.tracks.Tracks;
import dev.ringside.story.words.Language;
import dev.ringside.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/// What holds for whatever is opened as a trace: it opens or is refused with one sentence, and what
/// opens can be checked, played, told and saved.
final class Whole {
    private static final int LONGEST_SENTENCE_CHARS = 400;

    private Whole() {}

    /// Does with `bytes` everything that the program does with a file.
    static void holdsFor(byte[] bytes) throws IOException {
        TraceCheck check = TraceCheck.of(new ByteArrayInputStream(bytes));
        assertThat(check.faults()).hasSizeLessThanOrEqualTo(TraceCheck.MOST_FAULTS);
        check.faults().forEach(Whole::isOneSentence);
        Trace trace = openedOrRefused(bytes);
        if (trace == null) {
            assertThat(check.valid()).isFalse();
        } else {
            isPlayed(trace);
            isTold(Story.of(trace));
            assertThat(Traces.read(Traces.written(trace))).isEqualTo(trace);
        }
    }

    private static @Nullable Trace openedOrRefused(byte[] bytes) throws IOException {
        try {
            return Traces.read(bytes);
        } catch (TraceFormatException e) {
            isOneSentence(e.fault());
            return null;
        }
    }

    private static void isOneSentence(TraceFault fault) {
        assertThat(fault.sentence())
                .endsWith(".")
                .doesNotContain("\n")
                .doesNotContain("Exception")
                .hasSizeLessThan(LONGEST_SENTENCE_CHARS);
    }

    private static void isPlayed(Trace trace) {
        var playback = new Playback(trace);
        var last = playback.after(trace.size());
        playback.after(trace.size() / 2);

        assertThat(playback.after(trace.size())).isEqualTo(last);
    }

    private static void isTold(Story story) {
        assertThat(story.steps().stream().mapToInt(step -> step.next() - step.first()).sum())
                .isEqualTo(story.trace().size());
        assertThat(Tracks.of(story)).doesNotContainNull();
        for (Language language : List.of(Language.values())) {
            var narrator = new Narrator(story, language);
            for (Step step : story.steps()) {
                assertThat(narrator.tell(step).title()).isNotBlank();
            }
        }
    }
}

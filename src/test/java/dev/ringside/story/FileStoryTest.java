package dev.ringside.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.machine.storage.Page;
import dev.ringside.story.words.Language;
import dev.ringside.trace.Trace;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// What the story says of a file that is read.
final class FileStoryTest {
    private final Story story = Story.of(recorded("file-mmap.json"));
    private final Narrator narrator = new Narrator(story, Language.EN);
    private final Playback playback = new Playback(story.trace());

    @Test
    void the_end_of_a_mapping_is_told_like_its_beginning() {
        assertThat(lines())
                .containsSubsequence(
                        "mmap returns an address: the memory is promised, no page is there yet",
                        "program calls munmap for 131 072 bytes: that memory shall no longer be its"
                                + " own",
                        "munmap returns: the page table of program leads to the file nowhere any"
                                + " more; the pages stay in the page cache",
                        "program closes fd 10");
    }

    @Test
    void at_the_end_of_a_step_as_many_pages_are_mapped_as_it_says() {
        for (Step step : story.steps()) {
            String line = narrator.tell(step).line();
            var file = playback.after(step.next()).storage().files().values().stream().findFirst();
            long mapped = file.map(f -> f.pages().count(Page::mapped)).orElse(0L);
            if (line.contains(" in all)")) {
                assertThat(line).contains("(" + mapped + " in all)");
            }
        }
        assertThat(lines()).filteredOn(l -> l.contains(" in all)")).hasSizeGreaterThan(1);
    }

    private List<String> lines() {
        return story.steps().stream()
                .map(step -> narrator.tell(step).line().replace('\u00a0', ' '))
                .toList();
    }

    private static Trace recorded(String name) {
        try {
            return TraceFile.open(Path.of("assets/recordings").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

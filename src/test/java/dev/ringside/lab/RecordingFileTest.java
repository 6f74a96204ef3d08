package dev.ringside.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.TaskNamed;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEnd;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class RecordingFileTest {
    private static final TraceHeader HEADER =
            new TraceHeader("t", "blocking", Map.of(), "now", "6", "x86_64", 2, "c", "p", Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.json.gz"})
    void a_recording_takes_its_place_only_when_it_is_whole(String name, @TempDir Path folder)
            throws IOException {
        Path target = folder.resolve(name);
        Files.writeString(target, "the old one");
        List<TraceEvent> facts = facts(50);
        try (var file = new RecordingFile(target, HEADER)) {
            for (TraceEvent fact : facts) {
                file.fact(fact);
            }
            assertThat(target).hasContent("the old one");
            Trace growing = TraceFile.open(file.part());

            Path place = file.end(new TraceEnd(50, 0, true));

            assertThat(growing.events()).as("before the end").isEqualTo(facts);
            assertThat(growing.end()).isNull();
            assertThat(place).isEqualTo(target);
        }
        assertThat(TraceFile.open(target).events()).isEqualTo(facts);
        assertThat(list(folder)).containsExactly(target);
    }

    @Test
    void when_the_disk_is_full_the_recording_goes_on_among_the_temporary_files(@TempDir Path folder)
            throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder.toString()) == 0,
                "needs the right to mount");
        List<TraceEvent> facts = facts(500);
        Path place;
        try {
            try (var file = new RecordingFile(folder.resolve("a.json"), HEADER)) {
                for (TraceEvent fact : facts) {
                    file.fact(fact);
                }
                place = file.end(new TraceEnd(500, 0, true));
            }
            assertThat(list(folder)).isEmpty();
        } finally {
            run("umount", folder.toString());
        }

        assertThat(place.getFileName()).hasToString("a.json");
        assertThat(place.startsWith(folder)).isFalse();
        Trace kept = TraceFile.open(place);
        assertThat(kept.events()).isEqualTo(facts);
        assertThat(kept.end()).isEqualTo(new TraceEnd(500, 0, true));
        Files.delete(place);
        Files.delete(place.getParent());
    }

    private static List<TraceEvent> facts(int count) {
        return IntStream.range(0, count).mapToObj(RecordingFileTest::fact).toList();
    }

    private static TraceEvent fact(int number) {
        var at = new Stamp(number, 0, 1, new Source("task:task_rename"), "x".repeat(100));
        return new TaskNamed(at, 1, "name " + number);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static int run(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).start().waitFor();
    }
}

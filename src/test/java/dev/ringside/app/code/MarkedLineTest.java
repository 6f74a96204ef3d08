package dev.ringside.app.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.app.library.Example;
import dev.ringside.app.library.Library;
import dev.ringside.machine.Task;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.words.Calls;
import dev.ringside.trace.Role;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceHeader;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class MarkedLineTest {
    static List<Example> examples() {
        return Library.all().stream()
                .filter(example -> Listings.of(header(example)).isPresent())
                .toList();
    }

    private static TraceHeader header(Example example) {
        try {
            return example.trace().header();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "corpus"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void in_each_step_each_language_has_the_line_of_the_latest_call(Example example)
            throws IOException {
        assertLines(example.trace());
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void so_it_is_whoever_recorded_and_however_long_ago(Path file) throws IOException {
        assertLines(TraceFile.open(file));
    }

    @Test
    void a_call_of_several_lines_is_marked_to_its_closing_bracket() {
        var listing = Listings.of("epoll").orElseThrow().in(CodeLanguage.C);

        int first = listing.lineOf(CallLabel.EPOLL_WAIT).orElseThrow();

        assertThat(listing.lastLineOf(first)).isEqualTo(first + 1);
        assertThat(listing.lines().get(first + 1).text()).endsWith(");");
    }

    @Test
    void the_lines_are_short_enough_to_be_read_beside_the_stage() {
        for (var model : Library.all().stream().map(Example::model).distinct().toList()) {
            for (var language : CodeLanguage.values()) {
                assertThat(Listings.of(model).orElseThrow().in(language).columns())
                        .as(model + " " + language)
                        .isLessThanOrEqualTo(language == CodeLanguage.JAVA ? 40 : 37);
            }
        }
    }

    @Test
    void a_program_that_is_not_ours_has_no_listing() {
        assertThat(Library.all())
                .extracting(MarkedLineTest::header)
                .filteredOn(header -> Listings.of(header).isEmpty())
                .extracting(header -> header.scenario().get("file"))
                .containsOnly(true);
        assertThat(Listings.of("nginx")).isEmpty();
        assertThat(Listings.of("../recordings")).isEmpty();
        assertThat(Listings.of("")).isEmpty();
    }

    private static void assertLines(Trace trace) {
        var story = Story.of(trace);
        var trail = CallTrail.of(story);
        var playback = Playback.prepared(trace);
        var listings = Listings.of(trace.header()).orElseThrow();
        int server = server(story);
        int marked = 0;
        for (var step : story.steps()) {
            var machine = playback.after(step.next());
            var place = Whereabouts.of(trail, machine, server, step.next());
            if (place.isEmpty()) {
                assertThat(callsOf(server, trace, step.next()))
                        .as("step " + step.number())
                        .isZero();
                continue;
            }
            marked++;
            for (var language : CodeLanguage.values()) {
                assertLine(listings.in(language), place.get());
            }
        }
        boolean calls = callsOf(server, trace, trace.size()) > 0;
        assertThat(marked > 0).as("some line is marked").isEqualTo(calls);
    }

    private static void assertLine(Listing listing, Whereabouts place) {
        var mark = place.in(listing);
        var label = place.label(listing);

        assertThat(mark).as("%s in %s", place, listing.language()).isPresent();
        var line = listing.lines().get(mark.orElseThrow().first());
        var called = label.orElseThrow();
        assertThat(line.text()).contains(called.function(listing.language()) + "(");
    }

    private static int server(Story story) {
        return story.last().observed().stream()
                .filter(t -> t.who().role() == Role.SERVER)
                .map(Task::tid)
                .findFirst()
                .orElseThrow();
    }

    private static long callsOf(int task, Trace trace, int facts) {
        return trace.events().subList(0, facts).stream()
                .filter(e -> e instanceof SysEntered s && s.at().tid() == task)
                .filter(e -> e instanceof SysEntered s && !Calls.housekeeping(s.call()))
                .count();
    }
}

package dev.ringside.tableau.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Box;
import dev.ringside.tableau.Element;
import dev.ringside.tableau.Flight;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Link;
import dev.ringside.tableau.Shape;
import dev.ringside.tableau.Tableau;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.trace.ObjectType;
import dev.ringside.trace.Queued;
import dev.ringside.trace.ReadyReturned;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.TraceEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The stage of programs that wait for many sockets.
final class CrowdedStageTest {
    private static final double[] WINDOW = {1130, 690};

    @ParameterizedTest
    @CsvSource({
        "pselect6, TCP",
        "pselect6, PIPE",
        "poll, UDP",
        "poll, UNIX",
        "epoll_wait, TCP",
        "epoll_wait, PIPE",
        "recvfrom, TCP",
        "recvfrom, UNIX"
    })
    void nothing_overlaps_or_sticks_out(String call, ObjectType type) {
        for (int sockets : new int[] {1, 2, 5, 13, 40, 64, 300}) {
            for (int clients : new int[] {1, 3, 5, 8}) {
                faultless(Scenes.of(call, type, sockets, clients), sockets * 10 + clients);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pselect6", "poll", "epoll_wait", "recvfrom"})
    void nothing_overlaps_or_sticks_out_where_only_calls_are_recorded(String call) {
        faultless(Scenes.ofCallsOnly(call, ObjectType.TCP, 5, 5), 1);
        faultless(Scenes.ofCallsOnly(call, ObjectType.UDP, 1, 1), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pselect6", "poll", "epoll_wait", "recvfrom"})
    void nothing_overlaps_or_sticks_out_where_clients_wait_for_an_answer(String call) {
        faultless(Scenes.withEcho(call, 1, 1), 1);
        faultless(Scenes.withEcho(call, 8, 8), 2);
    }

    /// Looks at some steps, and at each in one of all combinations of size, language and hall.
    private static void faultless(Story story, int salt) {
        var sizes =
                List.of(
                        WINDOW,
                        new double[] {1920, 840},
                        new double[] {755, 461},
                        new double[] {2256, 1384},
                        new double[] {900, 900});
        var playback = new Playback(story.trace());
        var steps =
                new ArrayList<>(
                        story.steps()
                                .subList(
                                        Math.max(0, story.steps().size() - 24),
                                        story.steps().size()));
        steps.addAll(story.steps().subList(0, Math.min(3, story.steps().size())));
        for (int i = 0; i < steps.size(); i++) {
            int turn = i + salt;
            var language = turn % 2 == 0 ? Language.EN : Language.ZH;
            var options = options(language, sizes.get(turn % 5), turn % 4 == 0);
            var moment = Moment.after(playback, story, steps.get(i));
            assertThat(Faults.of(TableauLayout.of(moment, options)))
                    .as("step %d, %s", steps.get(i).number(), options)
                    .isEmpty();
        }
    }

    @Test
    void letters_are_large_enough_in_a_crowd() {
        var story = Scenes.of("poll", ObjectType.TCP, 941, 8);

        var window = last(story, Language.EN, WINDOW, false);
        var hall = last(story, Language.ZH, new double[] {1920, 1000}, true);

        assertThat(sizes(window)).allMatch(px -> px >= 15);
        assertThat(sizes(hall)).allMatch(px -> px >= 22);
    }

    @Test
    void one_control_block_waits_in_the_queues_of_all_sockets() {
        var stage = asleep("poll");

        assertThat(ids(stage)).filteredOn(id -> id.equals("pcb:5001")).hasSize(1);
        assertThat(inside(stage, "waiting", "pcb:5001")).isTrue();
        assertThat(stage.links())
                .filteredOn(link -> link.id().matches("wait:5001:\\d+"))
                .hasSize(5)
                .allMatch(Link::inferred);
    }

    @Test
    void select_leaves_only_the_bits_of_ready_descriptors() {
        var before = asleep("pselect6");
        var after = first("pselect6", e -> e instanceof ReadyReturned);

        assertThat(found(before, "memory:IN:7").shape()).isEqualTo(Shape.CELL);
        assertThat(found(before, "memory:IN:8").shape()).isEqualTo(Shape.CELL);
        assertThat(found(after, "memory:IN:7").filled()).isTrue();
        assertThat(found(after, "memory:IN:8").shape()).isEqualTo(Shape.SLOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pselect6", "poll"})
    void the_kernel_has_a_copy_only_while_the_call_lasts(String call) {
        var during = asleep(call);
        var after = first(call, e -> e instanceof ReadyReturned);

        assertThat(ids(during)).anyMatch(id -> id.matches("kernel(:IN)?:7"));
        assertThat(ids(after)).noneMatch(id -> id.startsWith("kernel:"));
    }

    @Test
    void poll_writes_what_came_about_beside_what_is_wanted() {
        var after = first("poll", e -> e instanceof ReadyReturned);

        assertThat(texts(found(after, "memory:7"))).containsExactly("7", "IN", "→ IN");
        assertThat(texts(found(after, "memory:8"))).containsExactly("8", "IN", "→ 0");
    }

    @Test
    void a_task_in_epoll_wait_stands_in_the_wait_queue_of_the_instance_alone() {
        var stage = asleep("epoll_wait");

        assertThat(inside(stage, "waiting", "pcb:5001")).isTrue();
        assertThat(texts(found(stage, "waiting:title"))).containsExactly("Wait queue of fd 4");
        assertThat(stage.links()).noneMatch(link -> link.id().startsWith("wait:"));
    }

    @Test
    void arriving_data_puts_its_descriptor_on_the_ready_list() {
        var before = asleep("epoll_wait");
        var after = first("epoll_wait", e -> e instanceof Queued);

        assertThat(ids(before)).doesNotContain("ready:7");
        assertThat(found(after, "ready:7").inferred()).isTrue();
        assertThat(after.links())
                .filteredOn(link -> link.id().equals("callback:900"))
                .singleElement()
                .matches(Link::inferred);
    }

    @Test
    void sleepers_stay_where_they_are_when_another_one_wakes_up() {
        var before = asleep("poll");
        var after = first("poll", e -> e instanceof Queued);

        assertThat(found(after, "pcb:5101").box()).isNotEqualTo(found(before, "pcb:5101").box());
        assertThat(found(after, "pcb:5102").box()).isEqualTo(found(before, "pcb:5102").box());
        assertThat(found(after, "pcb:5105").box()).isEqualTo(found(before, "pcb:5105").box());
    }

    @Test
    void a_busy_socket_has_its_place_whatever_the_others_do() {
        var story = Scenes.of("poll", ObjectType.TCP, 400, 3);
        var roster = Roster.of(story);
        var playback = new Playback(story.trace());
        var places = new ArrayList<Integer>();

        for (var step : story.steps()) {
            var shown = Shown.of(Moment.after(playback, story, step), roster, 6, 20);
            places.add(shown.place(901));
            assertThat(shown.tiles().size() + shown.map().size() + shown.hidden()).isEqualTo(400);
            assertThat(shown.tiles()).doesNotHaveDuplicates();
        }

        assertThat(places).containsOnly(1);
    }

    @Test
    void all_bytes_of_shown_sockets_are_on_the_stage() {
        var story = Scenes.of("poll", ObjectType.UDP, 5, 5);
        var playback = new Playback(story.trace());
        for (var step : story.steps()) {
            var moment = Moment.after(playback, story, step);

            var stage = TableauLayout.of(moment, options(Language.EN, WINDOW, false));

            long queued =
                    moment.machine().sockets().values().stream()
                            .mapToLong(s -> s.queue().lengthBytes())
                            .sum();
            assertThat(tokens(stage)).as("step %d", step.number()).isEqualTo(queued);
        }
    }

    @Test
    void what_could_not_be_recorded_is_not_called_empty() {
        var unknown =
                last(Scenes.ofCallsOnly("poll", ObjectType.TCP, 5, 2), Language.EN, WINDOW, false);
        var known = last(Scenes.of("poll", ObjectType.TCP, 5, 2), Language.EN, WINDOW, false);

        assertThat(texts(found(unknown, "queue:902"))).containsExactly("fd 9", "?");
        assertThat(texts(found(known, "queue:902"))).containsExactly("fd 9", "empty");
        assertThat(texts(found(unknown, "waiting"))).containsExactly("not recorded");
    }

    @Test
    void a_pipe_has_two_ends_and_no_interface() {
        var stage = last(Scenes.of("recvfrom", ObjectType.PIPE, 1, 1), Language.EN, WINDOW, false);

        assertThat(texts(found(stage, "queue:900:title")))
                .containsExactly("Pipe · fd 30 writes, fd 7 reads");
        assertThat(ids(stage)).doesNotContain("lo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recvfrom", "poll"})
    void the_rest_of_a_datagram_is_thrown_away_visibly(String call) {
        var story = Scenes.withBuffer(call, ObjectType.UDP, 1, 24);

        var flights = new ArrayList<String>();
        for (var step : story.steps()) {
            at(story, step).flights().stream().map(Flight::label).forEach(flights::add);
        }

        assertThat(flights).contains("24 B", "−40 B");
    }

    @Test
    void the_border_between_two_processes_lies_between_their_tasks() {
        var stage = asleep("poll");

        double border =
                stage.links().stream()
                        .filter(l -> l.id().equals("border"))
                        .findFirst()
                        .orElseThrow()
                        .points()
                        .getFirst()
                        .x();
        assertThat(found(stage, "task:5001").box().right()).isLessThan(border);
        assertThat(found(stage, "task:5101").box().x()).isGreaterThan(border);
    }

    @Test
    void ten_thousand_sockets_are_laid_out_at_once() {
        var story = Scenes.of("epoll_wait", ObjectType.TCP, 10_000, 8);
        var layout = new TableauLayout(story);
        var playback = new Playback(story.trace());
        var moment = Moment.after(playback, story, story.steps().getLast());
        var options = options(Language.EN, WINDOW, false);

        // The best of many, and a limit that leaves room for a busy computer: looking at each
        // socket
        // with each other one would take a hundred times as long.
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 60; i++) {
            long begin = System.nanoTime();
            assertThat(layout.at(moment, options).elements()).hasSizeLessThan(400);
            best = Math.min(best, System.nanoTime() - begin);
        }

        assertThat(best / 1_000_000).isLessThan(40);
    }

    private static Tableau asleep(String call) {
        var story = Scenes.of(call, ObjectType.TCP, 5, 5);
        var step =
                story.steps().stream()
                        .filter(s -> contains(story, s, e -> isCall(e, call)))
                        .findFirst()
                        .orElseThrow();
        return at(story, story.steps().get(step.number() + 1));
    }

    private static boolean isCall(TraceEvent event, String call) {
        return event instanceof SysEntered e && e.call().equals(call);
    }

    private static Tableau first(String call, Predicate<TraceEvent> fact) {
        var story = Scenes.of(call, ObjectType.TCP, 5, 5);
        return at(
                story,
                story.steps().stream()
                        .filter(s -> contains(story, s, fact))
                        .findFirst()
                        .orElseThrow());
    }

    private static boolean contains(Story story, Step step, Predicate<TraceEvent> fact) {
        return story.trace().events().subList(step.first(), step.next()).stream().anyMatch(fact);
    }

    private static Tableau at(Story story, Step step) {
        var moment = Moment.after(new Playback(story.trace()), story, step);
        return TableauLayout.of(moment, options(Language.EN, WINDOW, false));
    }

    private static Tableau last(Story story, Language language, double[] size, boolean hall) {
        var moment = Moment.after(new Playback(story.trace()), story, story.steps().getLast());
        return TableauLayout.of(moment, options(language, size, hall));
    }

    private static StageOptions options(Language language, double[] size, boolean presenting) {
        return new StageOptions(language, size[0], size[1], presenting);
    }

    private static boolean inside(Tableau stage, String outer, String inner) {
        Box box = found(stage, inner).box();
        return found(stage, outer).box().overlaps(box);
    }

    private static List<String> ids(Tableau stage) {
        return stage.elements().stream().map(Element::id).toList();
    }

    private static Element found(Tableau stage, String id) {
        return stage.elements().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> texts(Element element) {
        return element.labels().stream().map(Label::text).toList();
    }

    private static List<Double> sizes(Tableau stage) {
        return stage.elements().stream()
                .flatMap(e -> e.labels().stream())
                .map(Label::sizePx)
                .toList();
    }

    private static long tokens(Tableau stage) {
        return stage.elements().stream()
                .filter(e -> e.id().startsWith("chunk:"))
                .map(e -> e.labels().getFirst().text())
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
                .sum();
    }
}

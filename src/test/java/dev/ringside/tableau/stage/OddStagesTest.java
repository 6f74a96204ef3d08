package dev.ringside.tableau.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Story;
import dev.ringside.story.words.Language;
import dev.ringside.tableau.Label;
import dev.ringside.tableau.Tableau;
import dev.ringside.trace.CallArgs;
import dev.ringside.trace.Left;
import dev.ringside.trace.Role;
import dev.ringside.trace.Source;
import dev.ringside.trace.Stamp;
import dev.ringside.trace.Switched;
import dev.ringside.trace.SysEntered;
import dev.ringside.trace.SysReturned;
import dev.ringside.trace.TaskStarted;
import dev.ringside.trace.TaskType;
import dev.ringside.trace.Trace;
import dev.ringside.trace.TraceEvent;
import dev.ringside.trace.TraceHeader;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The stage of recordings that nobody would choose to show.
final class OddStagesTest {
    private final List<TraceEvent> facts = new ArrayList<>();
    private long nanos;

    @Test
    void a_recording_without_a_fact_has_an_empty_stage() {
        var stage = stage();

        assertThat(Faults.of(stage)).isEmpty();
        assertThat(texts(stage)).contains("USER SPACE", "KERNEL SPACE", "not recorded");
    }

    @Test
    void one_task_without_a_socket_stands_on_its_cpu() {
        started(1);
        facts.add(new Switched(at(1), 0, Left.PREEMPTED, 1, false));

        var stage = stage();

        assertThat(Faults.of(stage)).isEmpty();
        assertThat(texts(stage)).contains("task 1", "PCB 1", "RUNNING · user");
    }

    @Test
    void a_call_whose_beginning_is_not_recorded_is_not_made_up() {
        started(1);
        facts.add(new Switched(at(1), 1, Left.SLEEPING, 0, false));

        var asleep = stage();
        facts.add(new Switched(at(1), 0, Left.PREEMPTED, 1, false));
        facts.add(new SysReturned(at(1), "recvfrom", 64, null));
        var returned = stage();

        assertThat(Faults.of(asleep)).isEmpty();
        assertThat(texts(asleep)).contains("in a call that is not recorded", "BLOCKED · S");
        assertThat(Faults.of(returned)).isEmpty();
        assertThat(texts(returned)).contains("in its own code");
    }

    @Test
    void of_five_hundred_tasks_some_are_shown_and_the_others_counted() {
        for (int tid = 1; tid <= 500; tid++) {
            started(tid);
            facts.add(new SysEntered(at(tid), "nanosleep", new CallArgs(Map.of())));
            var left = tid % 2 == 0 ? Left.SLEEPING : Left.PREEMPTED;
            facts.add(new Switched(at(tid), tid, left, tid % 500 + 1, false));
        }

        var stage = stage();

        assertThat(Faults.of(stage)).isEmpty();
        assertThat(texts(stage)).contains("task 1", "and 491 more tasks");
        assertThat(stage.elements()).hasSizeLessThan(200);
    }

    private Tableau stage() {
        var header =
                new TraceHeader("odd", "", Map.of(), "", "6.18", "", 1, "", "tracefs", Map.of());
        var story = Story.of(new Trace(header, List.copyOf(facts), null));
        var moment = Moment.after(new Playback(story.trace()), story, story.steps().getLast());
        return TableauLayout.of(moment, new StageOptions(Language.EN, 1128, 692, false));
    }

    private void started(int tid) {
        facts.add(
                new TaskStarted(
                        at(tid), tid, 1, 0, "task " + tid, Role.SERVER, TaskType.THREAD, true));
    }

    private Stamp at(int tid) {
        nanos += 1_000;
        return new Stamp(nanos, 0, tid, Source.PROGRAM, null);
    }

    private static List<String> texts(Tableau stage) {
        return stage.elements().stream()
                .flatMap(e -> e.labels().stream())
                .map(Label::text)
                .toList();
    }
}

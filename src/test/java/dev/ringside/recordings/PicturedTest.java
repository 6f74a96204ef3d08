package dev.ringside.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.machine.Machine;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.playback.Playback;
import dev.ringside.story.Step;
import dev.ringside.story.Story;
import dev.ringside.story.happening.OfTasks.CopiedToUser;
import dev.ringside.story.happening.OfTasks.FellAsleep;
import dev.ringside.story.happening.OfTasks.Picked;
import dev.ringside.trace.json.TraceFile;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// At the end of a step things stand as its sentence says: nothing that came of it since is shown
/// already.
final class PicturedTest {
    static List<Path> bundled() {
        return Recordings.in(Recordings.BUNDLED);
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void the_picture_of_a_step_is_of_what_it_tells(Path file) throws IOException {
        var story = Story.of(TraceFile.open(file));
        var playback = new Playback(story.trace());
        for (var step : story.steps()) {
            assertThat(agrees(step, playback.after(step.next()))).as("%s", step).isTrue();
        }
    }

    private static boolean agrees(Step step, Machine machine) {
        return switch (step.happening()) {
            case Picked h -> state(machine, h.task()) == TaskState.RUNNING;
            case FellAsleep h -> state(machine, h.task()).blocked();
            case CopiedToUser h ->
                    machine.task(h.task()).orElseThrow().call() != null
                            && state(machine, h.task()) == TaskState.RUNNING;
            // what others say is not a matter of one task's state
            default -> true;
        };
    }

    private static TaskState state(Machine machine, int tid) {
        return machine.task(tid).orElseThrow().state();
    }
}

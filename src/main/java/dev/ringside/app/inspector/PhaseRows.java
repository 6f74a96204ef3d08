package dev.ringside.app.inspector;

import dev.ringside.machine.Call;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.Message;
import dev.ringside.story.words.Durations;

import java.util.List;
import java.util.Optional;

/// The two phases of the message that is on its way, as far as they have gone, and the CPU time of
/// its task.
final class PhaseRows {
    private final Inspection at;
    private final Rows rows;

    PhaseRows(Inspection at) {
        this.at = at;
        this.rows = new Rows("phase.", at.texts());
    }

    List<Row> rows() {
        var task = at.machine().task(at.task());
        var message = at.story().messageOf(at.task(), at.facts());
        return List.of(
                message.map(this::waiting).orElseGet(() -> open(task)),
                message.map(this::wakeUp).orElse(rows.some("wake", null)),
                message.map(this::copy).orElse(rows.some("copy", null)),
                Row.of(
                        "cpu",
                        at.texts().get("phase.cpu", task.map(t -> t.who().name()).orElse("")),
                        task.map(t -> Durations.millis(cpuNanos(t))).orElse(null)));
    }

    private Row waiting(Message m) {
        return at.nanos() < m.queuedNanos()
                ? rows.running("wait", at.nanos() - m.callNanos())
                : rows.time("wait", m.waitNanos());
    }

    /// A task that waits in a call whose message did not come within the recording.
    private Row open(Optional<Task> task) {
        return task.filter(t -> at.machine().waitPlace(t).map(PhaseRows::forData).orElse(false))
                .map(Task::call)
                .map(Call::enteredNanos)
                .map(entered -> rows.running("wait", at.nanos() - entered))
                .orElse(rows.some("wait", null));
    }

    private static boolean forData(WaitPlace place) {
        return switch (place) {
            case WaitPlace.OfDescriptor _, WaitPlace.OfSet _ -> true;
            case WaitPlace.OfTimer(),
                    WaitPlace.OfFutex(),
                    WaitPlace.OfLock _,
                    WaitPlace.OfJob _,
                    WaitPlace.Elsewhere _ ->
                    false;
            case WaitPlace.OfEpoll _, WaitPlace.OfRing _, WaitPlace.OfPage _ -> true;
        };
    }

    private Row wakeUp(Message m) {
        if (!m.slept() || at.nanos() < m.queuedNanos()) {
            return rows.some("wake", null);
        }
        if (m.wakeUpUnseen()) {
            return rows.known("wake", null);
        }
        return at.nanos() < m.runsNanos() && at.facts() <= m.returnFact()
                ? rows.running("wake", at.nanos() - m.queuedNanos())
                : rows.time("wake", m.wakeUpNanos());
    }

    private Row copy(Message m) {
        if (at.facts() > m.returnFact()) {
            return rows.some("copy", "≤ " + Durations.millis(m.copyAtMostNanos()));
        }
        long from = m.copyFromNanos();
        return at.nanos() < from
                ? rows.some("copy", null)
                : rows.running("copy", at.nanos() - from);
    }

    private long cpuNanos(Task task) {
        var figures = task.figures();
        long since = at.nanos() - figures.countedNanos();
        return figures.cpuNanos() + (task.state() == TaskState.RUNNING ? since : 0);
    }
}

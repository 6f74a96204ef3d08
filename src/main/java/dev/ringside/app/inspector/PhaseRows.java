package dev.ringside.app.inspector;

import dev.ringside.app.theme.Texts;
import dev.ringside.machine.Machine;
import dev.ringside.machine.Task;
import dev.ringside.machine.TaskState;
import dev.ringside.machine.WaitPlace;
import dev.ringside.story.Durations;
import dev.ringside.story.Message;
import dev.ringside.story.Story;

import java.util.List;

/// The two phases of the message that is on its way, as far as they have gone, and the CPU time of
/// its task.
final class PhaseRows {
    private static final String NONE = "—";

    private final Texts texts;

    PhaseRows(Texts texts) {
        this.texts = texts;
    }

    List<Row> of(Story story, Machine machine, int facts, int tid) {
        var task = machine.task(tid);
        var message = story.messageOf(tid, facts);
        return List.of(
                row(
                        "wait",
                        message.map(m -> waiting(m, machine)).orElseGet(() -> open(machine, tid))),
                row("wake", message.map(m -> wakeUp(m, machine, facts)).orElse(NONE)),
                row("copy", message.map(m -> copy(m, machine, facts)).orElse(NONE)),
                new Row(
                        "cpu",
                        texts.get("phase.cpu", task.map(t -> t.who().name()).orElse("")),
                        task.map(t -> Durations.millis(cpuNanos(t, machine))).orElse(NONE),
                        true));
    }

    private Row row(String id, String value) {
        return new Row(id, texts.get("phase." + id), value, true);
    }

    private String waiting(Message m, Machine machine) {
        return machine.nanos() < m.queuedNanos()
                ? soFar(machine.nanos() - m.callNanos())
                : Durations.millis(m.waitNanos());
    }

    /// A task that waits in a call whose message did not come within the recording.
    private String open(Machine machine, int tid) {
        return machine.task(tid)
                .filter(t -> machine.waitPlace(t).map(PhaseRows::forData).orElse(false))
                .map(Task::call)
                .map(call -> soFar(machine.nanos() - call.enteredNanos()))
                .orElse(NONE);
    }

    private static boolean forData(WaitPlace place) {
        return switch (place) {
            case WaitPlace.OfDescriptor _, WaitPlace.OfSet _, WaitPlace.OfEpoll _ -> true;
            case WaitPlace.OfTimer(), WaitPlace.OfFutex(), WaitPlace.Elsewhere _ -> false;
        };
    }

    private String wakeUp(Message m, Machine machine, int facts) {
        if (!m.slept() || machine.nanos() < m.queuedNanos()) {
            return NONE;
        }
        if (m.wakeUpUnseen()) {
            return texts.get("unrecorded");
        }
        return machine.nanos() < m.runsNanos() && facts <= m.returnFact()
                ? soFar(machine.nanos() - m.queuedNanos())
                : Durations.millis(m.wakeUpNanos());
    }

    private String copy(Message m, Machine machine, int facts) {
        if (facts > m.returnFact()) {
            return "≤ " + Durations.millis(m.copyAtMostNanos());
        }
        long from = m.copyFromNanos();
        return machine.nanos() < from ? NONE : soFar(machine.nanos() - from);
    }

    private static long cpuNanos(Task task, Machine machine) {
        var figures = task.figures();
        long since = machine.nanos() - figures.countedNanos();
        return figures.cpuNanos() + (task.state() == TaskState.RUNNING ? since : 0);
    }

    private String soFar(long nanos) {
        return texts.get("phase.sofar", Durations.millis(nanos));
    }
}

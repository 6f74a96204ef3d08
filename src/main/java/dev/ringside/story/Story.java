package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.trace.Trace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A trace, told: its steps, its messages with their two phases, and the figures of its tasks.
///
/// @param trace the facts
/// @param steps the steps in order; the first is the opening if there are facts at all, and
///   together they cover every fact once
/// @param messages the messages that reached their program, in order
/// @param tasks the figures of the observed tasks, by thread id
/// @param last the machine after all facts
public record Story(
        Trace trace,
        List<Step> steps,
        List<Message> messages,
        List<TaskFacts> tasks,
        Machine last) {
    /// Tells `trace`.
    public static Story of(Trace trace) {
        return new Teller(trace).tell();
    }

    /// The step that the fact at `index` belongs to.
    ///
    /// @throws IndexOutOfBoundsException if there is no such fact
    public Step stepOf(int index) {
        Objects.checkIndex(index, trace.size());
        int low = 0;
        int high = steps.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).next() <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return steps.get(low);
    }

    /// The message that is on its way to `task` after `facts` facts, or came last.
    public Optional<Message> messageOf(int task, int facts) {
        return messages.stream()
                .filter(m -> m.task() == task && m.callFact() < facts)
                .reduce((_, later) -> later);
    }

    /// The duration of the recording.
    public long durationNanos() {
        return trace.events().isEmpty() ? 0 : trace.events().getLast().at().nanos();
    }
}

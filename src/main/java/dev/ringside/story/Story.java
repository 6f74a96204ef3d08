package dev.ringside.story;

import dev.ringside.machine.Machine;
import dev.ringside.trace.Trace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// A trace, told: its steps, its messages with their two phases, and the figures of its tasks.
///
/// @param trace the facts
/// @param steps the steps in order; the first is the opening if there are facts at all, and
///   together they cover every fact once
/// @param messages the messages that reached their program, in order
/// @param blocked the intervals in which an observed task was blocked, in the order of their begin
/// @param tasks the figures of the observed tasks, by role and thread id
/// @param last the machine after all facts
public record Story(
        Trace trace,
        List<Step> steps,
        List<Message> messages,
        List<Blocked> blocked,
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
        return steps.get(firstNot(steps, step -> step.next() <= index));
    }

    /// The message that is on its way to `task` after `facts` facts, or came last.
    public Optional<Message> messageOf(int task, int facts) {
        int next = firstNot(messages, m -> m.returnFact() < facts);
        var coming =
                messages.subList(next, messages.size()).stream()
                        .filter(m -> m.task() == task)
                        .findFirst()
                        .filter(m -> m.callFact() < facts);
        return coming.isPresent()
                ? coming
                : latest(messages.subList(0, next), m -> m.task() == task);
    }

    /// The messages that were on their way after the fact at `first` or later, and whose call was
    /// entered before `facts` facts; the first to come is the first.
    public List<Message> messagesWithin(int first, int facts) {
        int from = firstNot(messages, m -> m.returnFact() < first);
        return messages.subList(from, messages.size()).stream()
                .filter(m -> m.callFact() < facts)
                .toList();
    }

    /// The wait that `task` is in after `facts` facts, or was in last.
    public Optional<Blocked> blockedOf(int task, int facts) {
        int next = firstNot(blocked, b -> b.fact() < facts);
        return latest(blocked.subList(0, next), b -> b.task() == task);
    }

    private static <T> Optional<T> latest(List<T> list, Predicate<T> wanted) {
        return list.reversed().stream().filter(wanted).findFirst();
    }

    /// The first index from which on `early`, which holds for all before it, does not hold.
    private static <T> int firstNot(List<T> list, Predicate<T> early) {
        int low = 0;
        int high = list.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (early.test(list.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The duration of the recording.
    public long durationNanos() {
        return trace.events().isEmpty() ? 0 : trace.events().getLast().at().nanos();
    }
}

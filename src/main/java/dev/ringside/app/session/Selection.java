package dev.ringside.app.session;

import java.util.Arrays;
import java.util.List;

/// What somebody picked on the stage: the thing that an element stands for.
public sealed interface Selection {
    /// The id of the element.
    String element();

    /// A task, its control block, its call or its buffer.
    ///
    /// @param tid its thread id
    record OfTask(String element, int tid) implements Selection {}

    /// A kernel object, or what is in its queue.
    ///
    /// @param object its inode
    record OfObject(String element, long object) implements Selection {}

    /// A row of a descriptor table.
    ///
    /// @param process whose table
    /// @param fd the descriptor
    record OfDescriptor(String element, int process, int fd) implements Selection {}

    /// A CPU, its run queue or its soft interrupt.
    ///
    /// @param number its number
    record OfCpu(String element, int number) implements Selection {}

    /// The epoll instance, or an entry of its lists.
    record OfEpoll(String element) implements Selection {}

    /// A ring that is shared with the kernel, or a request.
    record OfRing(String element) implements Selection {}

    /// Something that has nothing to say beyond its description.
    record Other(String element) implements Selection {}

    /// What an element stands for, by its id.
    static Selection of(String element) {
        var parts = Arrays.asList(element.split(":", -1));
        return switch (parts.getFirst()) {
            case "task", "pcb", "state", "call", "buffer", "move" ->
                    number(parts, 1) < 0
                            ? new Other(element)
                            : new OfTask(element, (int) number(parts, 1));
            case "queue", "waitqueue", "chunk", "callback" -> ofObject(element, parts);
            case "fd" ->
                    number(parts, 2) < 0
                            ? new Other(element)
                            : new OfDescriptor(
                                    element, (int) number(parts, 1), (int) number(parts, 2));
            case "cpu", "runqueue", "softirq" ->
                    number(parts, 1) < 0
                            ? new Other(element)
                            : new OfCpu(element, (int) number(parts, 1));
            case "epoll", "interest", "ready" -> new OfEpoll(element);
            case "ring", "request" -> new OfRing(element);
            // the stage may show what this knows nothing of
            default -> new Other(element);
        };
    }

    private static Selection ofObject(String element, List<String> parts) {
        boolean named = parts.size() > 1 && parts.get(1).matches("-?\\d{1,18}");
        return named ? new OfObject(element, Long.parseLong(parts.get(1))) : new Other(element);
    }

    /// The number at a place of an id; -1 if there is none.
    private static long number(List<String> parts, int place) {
        boolean there = place < parts.size() && parts.get(place).matches("\\d{1,9}");
        return there ? Long.parseLong(parts.get(place)) : -1;
    }
}

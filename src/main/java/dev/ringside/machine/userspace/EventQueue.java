package dev.ringside.machine.userspace;

import dev.ringside.trace.ItemQueued;
import dev.ringside.trace.ItemTaken;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.Optional;

/// A queue in the memory of a program, and what the program does with what it took out last.
///
/// @param name the program's name for it
/// @param waiting what is in it by its number, the oldest first
/// @param inHand what was taken out and is being handled; null if nothing is
/// @param handler the program's name for what handles it; empty if nothing is handled
/// @param sinceNanos since when it is being handled
/// @param handled how many were taken out so far
public record EventQueue(
        String name,
        PSortedMap<Integer, Item> waiting,
        @Nullable Item inHand,
        String handler,
        long sinceNanos,
        long handled) {
    /// Something to be done.
    ///
    /// @param number its number within the queue
    /// @param fd the descriptor that it is about; null if it is about none
    /// @param events what came about there; empty if not known
    /// @param sinceNanos since when it is in the queue
    public record Item(int number, @Nullable Integer fd, String events, long sinceNanos) {}

    /// An empty queue.
    public static EventQueue named(String name) {
        return new EventQueue(name, TreePMap.empty(), null, "", 0, 0);
    }

    /// What has a certain number, if it waits.
    public Optional<Item> item(int number) {
        return Optional.ofNullable(waiting.get(number));
    }

    /// With one more at its end.
    public EventQueue with(ItemQueued e) {
        var item = new Item(e.item(), e.fd(), e.events(), e.at().nanos());
        return new EventQueue(
                name, waiting.plus(item.number(), item), inHand, handler, sinceNanos, handled);
    }

    /// After one was taken out.
    public EventQueue taking(ItemTaken e) {
        long nanos = e.at().nanos();
        var item = item(e.item()).orElse(new Item(e.item(), null, "", nanos));
        return new EventQueue(name, waiting.minus(e.item()), item, e.handler(), nanos, handled + 1);
    }

    /// The program asks the kernel for more, or never again: whatever was handled is done.
    public EventQueue idle() {
        return new EventQueue(name, waiting, null, "", 0, handled);
    }
}

package dev.ringside.lab.model;

import java.util.ArrayDeque;

/// The queue of an event loop: what is to be done, in the order in which it came up. It is memory
/// of the program; it makes no system call.
///
/// Belongs to the thread of the loop.
final class EventQueue {
    /// Something to be done.
    ///
    /// @param number its number, from 1
    /// @param fd the descriptor at which something came about
    record Event(int number, int fd) {}

    private final ArrayDeque<Event> waiting = new ArrayDeque<>();
    private int count;

    /// Puts something at the end.
    Event put(int fd) {
        count++;
        var event = new Event(count, fd);
        waiting.add(event);
        return event;
    }

    /// Whether nothing is to be done.
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// Takes out what came first.
    Event take() {
        return waiting.remove();
    }
}

package dev.ringside.tableau.cast;

import dev.ringside.story.Story;

/// What the program under study arranges in its own memory, if it arranges anything. It decides
/// what the card of its task shows beside its buffer.
public enum Agenda {
    /// Nothing is recorded of that.
    NONE,
    /// Coroutines take turns on its thread.
    COROUTINES,
    /// A queue of events, and handlers for them.
    EVENTS,
    /// Requests, for which the library has threads that stand beside it.
    REQUESTS;

    static Agenda of(Story story, int task) {
        var userSpace = story.last().userSpace();
        if (userSpace.crews().containsKey(task)) {
            return COROUTINES;
        }
        if (userSpace.queues().containsKey(task)) {
            return EVENTS;
        }
        return userSpace.aio().containsKey(task) ? REQUESTS : NONE;
    }

    /// Whether there is something that needs a part of the task's own card.
    public boolean there() {
        return this == COROUTINES || this == EVENTS;
    }
}

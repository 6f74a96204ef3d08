package dev.ringside.tableau.cast;

import dev.ringside.story.Story;

import java.util.List;

/// What the program under study arranges in its own memory, if it arranges anything. It decides
/// what the card of its task shows beside its buffer.
public enum Agenda {
    /// Nothing is recorded of that.
    NONE,
    /// Coroutines take turns on its thread.
    COROUTINES,
    /// A queue of events, and handlers for them.
    EVENTS,
    /// A job that it wants done, by itself or by another thread.
    JOBS,
    /// Two threads and what they share: locks, and the values that those protect.
    LOCKS,
    /// Requests, for which the library has threads that stand beside it.
    REQUESTS;

    /// A program, and the two threads that it starts.
    private static final int THREADS = 3;

    /// @param tasks those that have a place, at least one
    /// @param apart whether they are of one process that has to do with nobody else: then there is
    ///   room for what its threads share
    static Agenda of(Story story, List<Integer> tasks, boolean apart) {
        var userSpace = story.last().userSpace();
        int task = tasks.getFirst();
        boolean locks = !userSpace.shared().locks().isEmpty();
        if (locks && apart && tasks.size() == THREADS) {
            return LOCKS;
        }
        if (userSpace.jobs().begun()) {
            return JOBS;
        }
        if (userSpace.crews().containsKey(task)) {
            return COROUTINES;
        }
        if (userSpace.queues().containsKey(task)) {
            return EVENTS;
        }
        return userSpace.aio().containsKey(task) ? REQUESTS : NONE;
    }

    /// Whether there is something that needs more room than the cards of the tasks have.
    public boolean there() {
        return this != NONE && this != REQUESTS;
    }
}

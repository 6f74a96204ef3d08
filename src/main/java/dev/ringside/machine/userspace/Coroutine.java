package dev.ringside.machine.userspace;

import org.jspecify.annotations.Nullable;

/// A coroutine of a program, by what the program said of it.
///
/// @param number its number within the program
/// @param state where it is
/// @param fd the descriptor that it waits for, or waited for before it was mounted; null if none is
///   recorded
/// @param sinceNanos since when it is there
public record Coroutine(int number, State state, @Nullable Integer fd, long sinceNanos) {
    /// Where a coroutine is.
    public enum State {
        /// On its thread.
        MOUNTED,
        /// Off the thread, and it waits for a descriptor.
        PARKED,
        /// Off the thread, but it could go on: the program has been told that its descriptor is
        /// ready, or it waits for none.
        RUNNABLE,
        /// It has come to its end.
        ENDED
    }

    /// The same somewhere else.
    public Coroutine in(State newState, long nanos) {
        return new Coroutine(number, newState, fd, nanos);
    }
}

package dev.ringside.story.tracks;

/// An instant on a [Track].
///
/// @param kind what happened
/// @param nanos when
/// @param fact the index of the fact that says so
public record Marker(Kind kind, long nanos, int fact) {
    /// What happened.
    public enum Kind {
        /// The task of the row was made ready.
        WOKEN,
        /// The task of the row was sent a signal.
        SIGNAL,
        /// The thread of the row goes on with another coroutine.
        SWAPPED,
        /// A packet was handed to a network interface.
        SENT,
        /// A packet came out of one.
        RECEIVED,
        /// Bytes are in a receive queue.
        QUEUED,
        /// Bytes were thrown away.
        DISCARDED,
        /// From here to the fact before, the recorder missed some.
        LOST
    }
}

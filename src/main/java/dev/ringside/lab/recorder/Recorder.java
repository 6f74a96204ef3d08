package dev.ringside.lab.recorder;

import java.io.IOException;

/// Merges what several sources report into one stream of facts.
///
/// Belongs to one thread.
interface Recorder extends AutoCloseable {
    /// Whether the conversation's beginning was found.
    boolean hasBegun();

    /// The facts on their way.
    FactStream stream();

    /// Notes how full the queues are before the conversation.
    void lookBefore();

    /// Takes what there is and writes what is ripe.
    void poll() throws IOException;

    /// Takes everything, and how full the queues are at the end; writes nothing.
    ///
    /// @param quiet whether nothing moves any more, so that the queues can be looked at
    void finish(boolean quiet) throws IOException;

    /// Notes what the sources have missed since the last time.
    void countLosses() throws IOException;

    @Override
    void close() throws IOException;
}

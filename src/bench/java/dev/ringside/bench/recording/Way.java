package dev.ringside.bench.recording;

import java.io.IOException;

/// A way of watching a thread. It is on from when it is made until it is closed.
interface Way extends AutoCloseable {
    /// How many of these calls it sees in one go without losing any.
    int mostCalls();

    /// Waits until it has dealt with everything that happened.
    void settle() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /// Begins to watch.
    interface Start {
        /// Begins to watch `subject`.
        Way watch(Subject subject) throws IOException, InterruptedException;
    }
}

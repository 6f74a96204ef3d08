package dev.ringside.lab.scenario;

/// That nobody but the user decides what the clients do and when: the server waits meanwhile.
///
/// @param patienceNanos how long the user may do nothing before the experiment ends by itself, up
///   to an hour
public record ByHand(long patienceNanos) {
    /// The longest that an experiment by hand may last.
    public static final long LONGEST_NANOS = 3_600_000_000_000L;

    /// The most facts that it may record.
    public static final long MOST_FACTS = 1_000_000;

    /// The most clients that it may have.
    public static final int MOST_CLIENTS = Traffic.MOST_TASKS;

    /// The shortest pause of a server that polls: it does so for minutes.
    public static final long SHORTEST_PAUSE_NANOS = 10_000_000;

    /// Ten minutes of patience.
    public static final ByHand USUAL = new ByHand(600_000_000_000L);

    /// By hand within the ranges.
    ///
    /// @throws IllegalArgumentException if a value is out of its range; the message is a sentence
    ///   for the user
    public ByHand {
        Ranges.checkNanos("patience", patienceNanos, LONGEST_NANOS);
    }
}

package dev.ringside.trace;

/// Descriptors with the events that a program waits for on them, or that came about.
///
/// @param fd the first descriptor
/// @param to the last one; all between belong to it too
/// @param events in the words of `poll(2)` and `epoll_ctl(2)` without their prefix, joined by `|`:
///   `IN`, `OUT`, `PRI`, `ERR`, `HUP`, `RDHUP`, `ET` …; `select`'s three sets are `IN`, `OUT` and
///   `PRI`; empty where only the descriptor was named
public record Watched(int fd, int to, String events) {
    /// One descriptor.
    public static Watched one(int fd, String events) {
        return new Watched(fd, fd, events);
    }

    /// How many descriptors these are.
    public int count() {
        return to - fd + 1;
    }
}

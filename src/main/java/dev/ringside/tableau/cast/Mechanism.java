package dev.ringside.tableau.cast;

/// How a program waits for many descriptors at once, if it does. It decides what the middle of
/// kernel space shows.
public enum Mechanism {
    /// One call waits for one descriptor.
    NONE,
    /// Three sets of bits go into the kernel and come back.
    SELECT,
    /// An array of structures goes into the kernel and comes back.
    POLL,
    /// The kernel keeps a list, and the program asks what on it is ready.
    EPOLL;

    /// The mechanism that a call belongs to.
    public static Mechanism of(String call) {
        return switch (call) {
            case "select", "pselect6" -> SELECT;
            case "poll", "ppoll" -> POLL;
            case "epoll_create", "epoll_create1", "epoll_ctl" -> EPOLL;
            case "epoll_wait", "epoll_pwait", "epoll_pwait2" -> EPOLL;
            // the names of calls are an open set
            default -> NONE;
        };
    }
}

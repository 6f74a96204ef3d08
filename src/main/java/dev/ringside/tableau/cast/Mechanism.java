package dev.ringside.tableau.cast;

import dev.ringside.story.words.Calls;
import dev.ringside.trace.CallArgs;

import java.util.Arrays;

/// How a program waits for many descriptors at once, if it does. It decides what the middle of
/// kernel space shows.
///
/// A further one is a constant here, and a contribution to the stage that draws it: nothing else
/// asks which one it is.
public enum Mechanism {
    /// One call waits for one descriptor.
    NONE(false),
    /// Three sets of bits go into the kernel and come back.
    SELECT(false, "select", "pselect6"),
    /// An array of structures goes into the kernel and comes back.
    POLL(false, "poll", "ppoll"),
    /// Nothing waits for many: one job is called in several ways.
    CALLS(false),
    /// Nothing waits for many: addresses are handed over, and the map of them is read.
    SPACE(false),
    /// Nothing waits for many: tasks compute, and take turns on the CPUs.
    TURNS(false),
    /// Nothing waits for many: two hand a CPU over to one another, step by step.
    SWITCH(false),
    /// Descriptors send signals; which `fcntl` asks for that, its arguments tell.
    SIGNALS(false),
    /// The kernel keeps a list, and the program asks what on it is ready.
    EPOLL(
            true,
            "epoll_create",
            "epoll_create1",
            "epoll_ctl",
            "epoll_wait",
            "epoll_pwait",
            "epoll_pwait2"),
    /// Processes are started, each with a descriptor table of its own.
    PROCESSES(false, "execve", "execveat"),
    /// Program and kernel share two rings: requests go in one, results come back in the other.
    URING(true, "io_uring_setup", "io_uring_enter"),
    /// The same, and what is asked for is a file. Facts about pages tell that, no call.
    URING_FILE(true),
    /// A file comes from a disk by way of the page cache. Facts about pages tell that, no call.
    FILE(false),
    /// The same, but the program maps the pages into its memory.
    MAPPED_FILE(false);

    private final boolean ownWaitQueue;
    private final String calls;

    Mechanism(boolean ownWaitQueue, String... calls) {
        this.ownWaitQueue = ownWaitQueue;
        this.calls = " " + String.join(" ", calls) + " ";
    }

    /// The mechanism that a call with some arguments belongs to.
    static Mechanism of(String call, CallArgs args) {
        return Calls.asksForSignals(call, args) ? SIGNALS : of(call);
    }

    /// The mechanism that a call belongs to.
    public static Mechanism of(String call) {
        String name = " " + call + " ";
        return Arrays.stream(values()).filter(m -> m.calls.contains(name)).findFirst().orElse(NONE);
    }

    /// Whether the kernel has an object of it with a wait queue of its own, so that who waits
    /// stands in no queue of a socket.
    public boolean ownWaitQueue() {
        return ownWaitQueue;
    }

    /// Whether a call of it is handed memory of the program.
    public boolean takesMemory() {
        return there()
                && this != TURNS
                && this != SWITCH
                && this != CALLS
                && this != SPACE
                && this != FILE;
    }

    /// Whether it is about files on a disk.
    public boolean ofFiles() {
        return this == FILE || this == MAPPED_FILE || this == URING_FILE;
    }

    /// Whether program and kernel share rings.
    public boolean ofRings() {
        return this == URING || this == URING_FILE;
    }

    /// Whether the program waits for many at once at all, or the kernel has something else to show.
    public boolean there() {
        return this != NONE;
    }
}

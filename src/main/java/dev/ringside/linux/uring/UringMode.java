package dev.ringside.linux.uring;

/// In whose context the kernel does what was asked of a ring.
public enum UringMode {
    /// In the task that asked, whenever it leaves the kernel next.
    POLL("poll", 0, 0),
    /// In the task that asked, but only inside a call that waits for completions.
    DEFER(
            "defer",
            UringLayout.IORING_SETUP_SINGLE_ISSUER | UringLayout.IORING_SETUP_DEFER_TASKRUN,
            0),
    /// In a worker thread of the kernel, for every entry asks for that.
    WORKER("worker", 0, UringLayout.IOSQE_ASYNC),
    /// In a thread of the kernel that polls the submission ring.
    SQPOLL("sqpoll", UringLayout.IORING_SETUP_SQPOLL, 0);

    private final String text;
    private final int setupFlags;
    private final int entryFlags;

    UringMode(String text, int setupFlags, int entryFlags) {
        this.text = text;
        this.setupFlags = setupFlags;
        this.entryFlags = entryFlags;
    }

    /// The mode called `text` on the command line.
    ///
    /// @throws IllegalArgumentException if there is none
    public static UringMode of(String text) {
        for (UringMode mode : values()) {
            if (mode.text.equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("no mode of io_uring: " + text);
    }

    /// Its name on the command line.
    public String text() {
        return text;
    }

    /// Whether a thread of the kernel does the work.
    public boolean hasThread() {
        return this == WORKER || this == SQPOLL;
    }

    /// What `io_uring_setup` is told.
    int setupFlags() {
        return setupFlags;
    }

    /// What stands in each entry.
    int entryFlags() {
        return entryFlags;
    }
}

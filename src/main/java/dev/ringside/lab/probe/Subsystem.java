package dev.ringside.lab.probe;

/// A part of the kernel that only some models use, and that is recorded for them only.
public enum Subsystem {
    /// Signals that are sent to the threads under study, and their delivery.
    SIGNALS,
    /// The page cache, the disk and page faults, as far as they are about the files under study.
    FILES,
    /// What io_uring does for the threads under study, in their context and in that of its workers.
    IO_URING,
    /// The threads by which the C library makes asynchronous transfers: ordinary threads of the
    /// program, which only are called otherwise than those that it starts itself.
    AIO,
    /// Processes that the threads under study start, from their first instruction to their last.
    PROCESSES,
    /// The steps of every switch from one of the threads under study to another one.
    SWITCHES
}

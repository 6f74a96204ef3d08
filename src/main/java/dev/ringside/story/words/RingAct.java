package dev.ringside.story.words;

/// What happens to a request.
public enum RingAct {
    /// The program puts it into the submission ring.
    PREPARED,
    /// The kernel takes it out.
    TAKEN,
    /// A thread of the kernel takes it out, without being called.
    POLLED,
    /// There is nothing yet: it leaves a callback and waits.
    ARMED,
    /// The callback puts what is left to do on a task's list.
    LISTED,
    /// A worker thread gets it.
    HANDED,
    /// Bytes go into the program's buffer.
    COPIED,
    /// The kernel puts the result into the completion ring.
    COMPLETED,
    /// The program takes the result out.
    REAPED
}

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
    /// The same, for a page that had no contents yet; and whoever sleeps at the ring is woken.
    LISTED_PAGES,
    /// A worker thread gets it.
    HANDED,
    /// A worker thread sleeps for it until a disk has delivered.
    ASLEEP,
    /// Bytes go into the program's buffer.
    COPIED,
    /// The same, out of the page cache.
    COPIED_PAGES,
    /// The kernel puts the result into the completion ring.
    COMPLETED,
    /// The program takes the result out.
    REAPED
}

package dev.ringside.story;

/// One message on its way to the program: the two phases of an I/O, measured.
///
/// ```
///   call ───────── queued ─── runs again ─────── returned
///   │ ① wait for data │ wake-up │ ② copy, at most │
/// ```
///
/// Where the bytes were there before the call, ① is zero and ② begins with the call; where the task
/// did not sleep, there is no wake-up.
///
/// @param number counted from 1
/// @param task the receiving task
/// @param fd the descriptor
/// @param lengthBytes what the call returned
/// @param callFact the index of the fact that entered the call
/// @param returnFact the index of the fact that left it
/// @param callNanos when the call was entered
/// @param queuedNanos when the bytes were in the receive queue, not before the call
/// @param runsNanos when the task ran again; the same as `queuedNanos` if it did not sleep
/// @param returnNanos when the call returned
/// @param slept whether the task slept
public record Message(
        int number,
        int task,
        int fd,
        long lengthBytes,
        int callFact,
        int returnFact,
        long callNanos,
        long queuedNanos,
        long runsNanos,
        long returnNanos,
        boolean slept) {
    /// Phase ①: from the call until the bytes are in the receive queue.
    public long waitNanos() {
        return queuedNanos - callNanos;
    }

    /// From queued until the task runs again; 0 if it did not sleep.
    public long wakeUpNanos() {
        return runsNanos - queuedNanos;
    }

    /// An upper bound of phase ②: the kernel has no event for the end of a copy, so this ends with
    /// the return of the call.
    public long copyAtMostNanos() {
        return returnNanos - runsNanos;
    }
}

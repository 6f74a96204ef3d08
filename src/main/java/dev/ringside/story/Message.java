package dev.ringside.story;

/// One message on its way to the program: the two phases of an I/O, measured.
///
/// ```
///   call ───────── queued ─── runs again ───────── read ─────────── returned
///   │ ① wait for data │ wake-up │ to the second call │ ② copy, at most │
/// ```
///
/// Where one call does both (a blocking `recv`), `read` is that call and there is no second one: ②
/// begins when the task runs again. Where the program asks first which descriptors are ready, ①
/// begins with that question and ② is in the second call. Where it tries again and again, ① begins
/// with the first try in vain. Where the bytes were there before, ① is zero; where the task did not
/// sleep, there is no wake-up.
///
/// @param number counted from 1
/// @param task the receiving task
/// @param fd the descriptor
/// @param lengthBytes what the call returned
/// @param waitCall the call in which it was waited for: `recvfrom`, `poll` …
/// @param callFact the index of the fact that entered the call
/// @param readFact the index of the fact that entered the call that took the bytes
/// @param returnFact the index of the fact that left it
/// @param callNanos when the waiting call was entered, or the first of several in vain
/// @param queuedNanos when the bytes were in the receive queue, not before the call
/// @param runsNanos when the task ran again; the same as `queuedNanos` if it did not sleep
/// @param readNanos when the call that took the bytes was entered
/// @param returnNanos when it returned
/// @param slept whether the task slept; if it did and `runsNanos` is `queuedNanos`, when it ran
///   again is not recorded
public record Message(
        int number,
        int task,
        int fd,
        long lengthBytes,
        String waitCall,
        int callFact,
        int readFact,
        int returnFact,
        long callNanos,
        long queuedNanos,
        long runsNanos,
        long readNanos,
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

    /// Whether it slept without a record of when it ran again: then phase ② is a bound for both.
    public boolean wakeUpUnseen() {
        return slept && runsNanos == queuedNanos;
    }

    /// From then until the call that takes the bytes; 0 if the task is in it already.
    public long toReadNanos() {
        return copyFromNanos() - runsNanos;
    }

    /// When phase ② begins at the earliest.
    public long copyFromNanos() {
        return Math.max(runsNanos, readNanos);
    }

    /// An upper bound of phase ②: the kernel has no event for the end of a copy, so this ends with
    /// the return of the call.
    public long copyAtMostNanos() {
        return returnNanos - copyFromNanos();
    }
}

package dev.ringside.story.happening;

import dev.ringside.story.happening.OfFiles.Span;
import dev.ringside.story.words.Fds;

import org.jspecify.annotations.Nullable;

/// What happens by asynchronous requests of the C library.
public sealed interface OfAio extends Happening {
    /// A task asks for a transfer, by `aio_read`.
    ///
    /// @param fds the descriptors that it asks at, one after the other
    /// @param first whether the library has no thread for that so far
    record Requested(int task, Fds fds, boolean first) implements OfAio {}

    /// The library starts a thread that is to make the call.
    ///
    /// @param child the thread
    /// @param nanos how long the call took by which it was started; -1 if it is not recorded
    record HelperStarted(int task, int child, long nanos) implements OfAio {}

    /// A thread of the library tries to read at a position, and goes on without one if there is
    /// none.
    ///
    /// @param ofFile whether it reads a file, which has positions
    /// @param errno how that failed; null while that is not known
    record Positioned(int helper, int fd, boolean ofFile, @Nullable String errno)
            implements OfAio {}

    /// A thread of the library falls asleep in a call that the program did not make.
    ///
    /// @param owner the task whose request it is
    /// @param computes whether that task computes meanwhile
    /// @param disk whether what it waits for is a disk
    /// @param next the task that gets the CPU
    record SleepsInstead(
            int helper,
            int owner,
            String call,
            int fd,
            boolean computes,
            boolean disk,
            int cpu,
            int next)
            implements OfAio {}

    /// The kernel copies into the memory that a request names, in the call of a thread of the
    /// library.
    ///
    /// @param pages the pages of a file that it found in the page cache; [Span#NONE] if it is no
    ///   file, or that is not known
    record CopiedFor(int helper, int owner, int fd, Span pages, long lengthBytes)
            implements OfAio {}

    /// The call for a request has returned to the library, which keeps the result in the control
    /// block.
    ///
    /// @param call the call
    /// @param woken the task that the library then wakes by a futex; -1 if nobody
    record Done(
            int helper,
            int owner,
            String call,
            int fd,
            long result,
            @Nullable String errno,
            int woken)
            implements OfAio {
        public Done waking(int task) {
            return new Done(helper, owner, call, fd, result, errno, task);
        }
    }

    /// A task waits in `aio_suspend`.
    ///
    /// @param cpu the CPU that it leaves; -1 while it has not fallen asleep
    /// @param next the task that gets the CPU
    record Suspended(int task, int requests, int cpu, int next) implements OfAio {}

    /// A task asks whether requests are done, by `aio_error`, and none is.
    ///
    /// @param times how often
    record AskedInVain(int task, Fds fds, int times) implements OfAio {}

    /// A task finds that a request is done, and takes the result.
    ///
    /// @param result what `aio_return` gives; null while it has not taken it
    record TakenResult(int task, int fd, @Nullable Long result) implements OfAio {}
}

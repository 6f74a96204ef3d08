package dev.ringside.story.happening;

import dev.ringside.story.words.Fds;

/// What happens in user space alone, without the kernel.
public sealed interface OfUserSpace extends Happening {
    /// A task computes, where another would have waited.
    ///
    /// @param pieces how many pieces of work it does in this step
    /// @param found what it has found in all by then
    /// @param looks how often it looks meanwhile whether a signal is pending, and none is
    /// @param lookedBy the call by which it looks; empty if it makes none
    /// @param come whether something is there already that it will take later
    record Worked(int task, int pieces, long found, int looks, String lookedBy, boolean come)
            implements OfUserSpace {
        public Worked plus(long nowFound) {
            return new Worked(task, pieces + 1, nowFound, looks, lookedBy, come);
        }

        public Worked looking(String call) {
            return new Worked(task, pieces, found, looks + 1, call, come);
        }

        public Worked come(boolean now) {
            return new Worked(task, pieces, found, looks, lookedBy, come || now);
        }
    }

    /// The scheduler of a program takes a coroutine off its thread, puts one on, or first the one
    /// and then the other.
    ///
    /// @param out the coroutine that leaves; -1 if none does
    /// @param outFd the descriptor that it waits for; -1 if none
    /// @param ended whether it has come to its end
    /// @param in the coroutine that gets the thread; -1 if none does
    /// @param inFd the descriptor that it had waited for; -1 if none
    /// @param starts whether that one begins
    /// @param cpu the CPU on which this happens; -1 if not recorded
    record Swapped(
            int task, int out, int outFd, boolean ended, int in, int inFd, boolean starts, int cpu)
            implements OfUserSpace {
        public Swapped with(int coroutine, int fd, boolean begins) {
            return new Swapped(task, out, outFd, ended, coroutine, fd, begins, cpu);
        }
    }

    /// A program puts things to be done into its queue.
    ///
    /// @param fds the descriptors that they are about
    /// @param waiting how many are in the queue then
    record Listed(int task, Fds fds, int waiting) implements OfUserSpace {}

    /// A program takes one of them out and calls the handler for it.
    ///
    /// @param fd the descriptor that it is about; -1 if none
    /// @param handler the program's name for the handler
    /// @param waitedNanos how long it was in the queue
    /// @param behind how many stay there
    record Handled(int task, int fd, String handler, long waitedNanos, int behind)
            implements OfUserSpace {}

    /// A coroutine that could go on, if another one did not block its thread.
    ///
    /// @param coroutine the one that could go on
    /// @param by the one that blocks
    record Held(int coroutine, int by) {}

    /// Coroutines that stand still because another one blocks their thread.
    ///
    /// @param coroutine the one that does
    /// @param others how many could go on otherwise, now or when their data comes
    record Stalled(int coroutine, long others) {}
}

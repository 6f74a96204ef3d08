package dev.ringside.story.happening;

import dev.ringside.story.words.Fds;

import org.jspecify.annotations.Nullable;

/// What happens by signals.
public sealed interface OfSignals extends Happening {
    /// A task has descriptors send it signals, by `fcntl`.
    ///
    /// @param signal the signal; 0 if not recorded
    record SignalAsked(int task, Fds fds, int signal) implements OfSignals {}

    /// A task says how it wants to get signals: by a handler, or by taking them itself.
    ///
    /// @param call `rt_sigaction`, `rt_sigprocmask` or `signalfd4`
    record SignalWay(int task, String call) implements OfSignals {}

    /// The kernel sends a task a signal.
    ///
    /// @param sender the task in whose call the kernel does
    /// @param outcome what became of it if it is not simply pending; null if it is
    /// @param times how many in a row
    record SignalSentTo(int task, int sender, int signal, @Nullable String outcome, int times)
            implements OfSignals {
        public SignalSentTo repeated(int count) {
            return new SignalSentTo(task, sender, signal, outcome, count);
        }
    }

    /// The kernel interrupts a task and has it run its handler.
    record Interrupted(int task, int signal) implements OfSignals {}

    /// A handler returns to what it has interrupted.
    record HandlerLeft(int task) implements OfSignals {}

    /// A program takes a signal, or looks at what its handler has noted.
    ///
    /// @param call the call by which it takes it; empty if it only looks into its memory
    /// @param signal the signal; 0 while that is not known
    /// @param fd the descriptor that it is about; -1 if that is not known
    record SignalTaken(int task, String call, int signal, int fd) implements OfSignals {}
}

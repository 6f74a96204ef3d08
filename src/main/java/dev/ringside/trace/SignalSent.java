package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// The kernel has sent a signal to a task: from now on it is pending there.
///
/// Source: tracepoint `signal:signal_generate`.
///
/// @param at when, in whose context and by whose word; a descriptor's signal is sent in the context
///   in which its data came
/// @param signal its number
/// @param to the task, or a task of the process if the whole process is meant
/// @param code why, `si_code`: 1 is `POLL_IN`
/// @param outcome what became of it: `pending`, `ignored`, `alreadyPending` (it was already, and is
///   not pending twice), `overflow` (there was no room for it); null if the kernel does not say
public record SignalSent(Stamp at, int signal, int to, int code, @Nullable String outcome)
        implements TraceEvent {
    /// Whether it is pending once more than before.
    public boolean pends() {
        return outcome == null || outcome.equals("pending");
    }
}

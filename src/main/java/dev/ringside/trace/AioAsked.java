package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

/// The program looked whether an asynchronous request is done (`aio_error`), without a call.
///
/// Source: the program.
///
/// @param at when, where and by whose word
/// @param request what names the request
/// @param errno what it found, `EINPROGRESS` if the request is under way; null if it is done
public record AioAsked(Stamp at, int request, @Nullable String errno) implements TraceEvent {
    /// Whether the request is still under way.
    public boolean inProgress() {
        return "EINPROGRESS".equals(errno);
    }
}

package dev.ringside.trace;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a program hands to a call that concerns descriptors named in its memory: the three sets of
/// `select`, the array of `poll`, the event of `epoll_ctl`. It stands before the call, and holds
/// for every later call of the same name by the same task until the next one.
///
/// Source: the program; the registers only hold an address.
///
/// @param at when, where and by whose word
/// @param call the call, `pselect6`, `poll` or `epoll_ctl`
/// @param set the descriptors and the events that are wanted, by number
/// @param timeoutNanos how long the call may wait, where that is in the program's memory too
///   (`pselect6`); negative for ever; null if it is in a register or does not apply
public record WaitSet(Stamp at, String call, List<Watched> set, @Nullable Long timeoutNanos)
        implements TraceEvent {
    public WaitSet {
        set = List.copyOf(set);
    }
}

package dev.ringside.trace;

import java.util.List;

/// What a call that waits for several descriptors handed back: what is left in `select`'s sets, the
/// `revents` of `poll`'s array, the events that `epoll_wait` wrote.
///
/// Source: the program, which looked into its memory right after the call.
///
/// @param at when, where and by whose word
/// @param call the call, `pselect6`, `poll` or `epoll_wait`
/// @param ready the descriptors and what came about there, in the order in which the program finds
///   them; empty if the time ran out
public record ReadyReturned(Stamp at, String call, List<Watched> ready) implements TraceEvent {
    public ReadyReturned {
        ready = List.copyOf(ready);
    }
}

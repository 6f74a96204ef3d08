package dev.ringside.machine;

import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// An epoll instance: its interest list, which calls of `epoll_ctl` fill, and its ready list, which
/// arriving data fills.
///
/// ```
///   epoll_ctl ──▶ interests          data arrives ── ep_poll_callback ──▶ ready ──▶ epoll_wait
/// ```
///
/// @param interests the entries by descriptor
/// @param ready the descriptors on the ready list, in order. No tracepoint shows that list: it
///   follows from the bytes that are queued and from what epoll_wait hands back, by rule
///   `epoll-ready-list`
public record Epoll(PSortedMap<Integer, Interest> interests, PVector<Integer> ready) {
    static final Epoll EMPTY = new Epoll(TreePMap.empty(), TreePVector.empty());
}

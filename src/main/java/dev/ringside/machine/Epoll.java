package dev.ringside.machine;

import dev.ringside.trace.Watched;

import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// An epoll instance: its interest list, which calls of `epoll_ctl` fill, and its ready list, which
/// arriving data fills.
///
/// ```
///   epoll_ctl ──▶ interests          data arrives ── ep_poll_callback ──▶ ready ──▶ epoll_wait
///                                                                          ▲            │
///                                                                          └────────────┘
///                                                                    level-triggered: back to the end
/// ```
///
/// The interest list is what successful calls of `epoll_ctl` have made of it, and exact. No
/// tracepoint shows the ready list: it is **inferred**, by rule `epoll-ready-list`, which says what
/// `fs/eventpoll.c` does:
///
/// - Bytes that are queued, or a connection that can be accepted, put the entry at the end, unless
///   it is on the list already; level-triggered and edge-triggered alike (`ep_poll_callback`). The
///   close of the peer does so whatever the entry wants (`tcp_fin` wakes without saying why).
///   `epoll_ctl` does the same for an object at which there is at that moment what the entry wants:
///   bytes, their end, or room to write (`ep_insert`, `ep_modify`).
/// - `epoll_wait` goes through the list from the front, as far as it has room for events. It takes
///   off every entry that it meets, and hands back those that can be read. Of these it puts the
///   level-triggered ones back at the end, whether or not the program will read (`ep_send_events`);
///   they go when a later call meets them and finds nothing. An edge-triggered one is back with the
///   next bytes.
/// - A task falls asleep in `epoll_wait` only if the list is empty (`ep_poll`).
/// - An entry goes with its descriptor, as soon as no other descriptor refers to the same open file
///   (`eventpoll_release_file`).
///
/// What is simpler here than in the kernel: room that comes about later and errors do not count;
/// they show when `epoll_wait` hands them back. A socket has room unless a call found none.
/// `EPOLLEXCLUSIVE`, an epoll instance inside another, and bytes that arrive between the kernel's
/// look at an entry and the return from the call, are not told apart. Whatever differs from the
/// kernel's list for such a reason is put right by what the next call hands back.
///
/// @param interests the entries by descriptor
/// @param queue the ready list
public record Epoll(PSortedMap<Integer, Interest> interests, ReadyList queue) {
    static final Epoll EMPTY = new Epoll(TreePMap.empty(), ReadyList.EMPTY);

    /// The descriptors on the ready list, from its front to its end. Inferred, see above. This is a
    /// copy: ask for it once a picture.
    public List<Integer> ready() {
        return queue.descriptors();
    }

    /// How many descriptors are on the ready list.
    public int readyCount() {
        return queue.size();
    }

    /// Whether `fd` is on the ready list.
    public boolean isReady(int fd) {
        return queue.contains(fd);
    }

    Epoll plus(Interest interest, boolean ready) {
        var next = new Epoll(interests.plus(interest.fd(), interest), queue);
        return ready ? next.woken(interest.fd()) : next;
    }

    Epoll minus(int fd) {
        return new Epoll(interests.minus(fd), queue.minus(fd));
    }

    /// Something can be read at the object behind `fd` from now on.
    Epoll arrived(int fd) {
        var interest = interests.get(fd);
        return interest != null && interest.wantsData() ? with(queue.plus(fd)) : this;
    }

    /// The object behind `fd` wakes whoever waits there, for whatever.
    Epoll woken(int fd) {
        return interests.containsKey(fd) ? with(queue.plus(fd)) : this;
    }

    /// `epoll_wait` handed `events` back.
    ///
    /// @param full whether it had room for no more, and so may have left entries unseen
    /// @param readable whether an entry's object can be read
    Epoll returned(List<Watched> events, boolean full, Predicate<Interest> readable) {
        var told = told(events);
        var rest = queue;
        long last = -1;
        for (var interest : told) {
            last = Math.max(last, rest.placeOf(interest.fd()));
            rest = rest.minus(interest.fd());
        }
        rest = withoutStale(rest, full ? last : Long.MAX_VALUE, readable);
        for (var interest : told) {
            boolean again = !interest.edgeTriggered() && !interest.oneShot();
            rest = again ? rest.plus(interest.fd()) : rest;
        }
        return with(rest);
    }

    /// A task fell asleep in `epoll_wait`: there was nothing to hand back.
    Epoll foundEmpty(Predicate<Interest> readable) {
        return with(withoutStale(queue, Long.MAX_VALUE, readable));
    }

    /// The entries that `events` name, in their order.
    private List<Interest> told(List<Watched> events) {
        var told = new ArrayList<Interest>();
        for (var event : events) {
            if (event.fd() <= event.to()) {
                told.addAll(interests.subMap(event.fd(), true, event.to(), true).values());
            }
        }
        return told;
    }

    /// Without the entries at its front that a look found nothing at. The first that can be read
    /// was put there after that look, and so was everything behind it.
    private ReadyList withoutStale(ReadyList list, long last, Predicate<Interest> readable) {
        var rest = list;
        for (var fd = rest.front(); fd != null && rest.placeOf(fd) <= last; fd = rest.front()) {
            var interest = interests.get(fd);
            if (interest != null && readable.test(interest)) {
                break;
            }
            rest = rest.minus(fd);
        }
        return rest;
    }

    private Epoll with(ReadyList newQueue) {
        return new Epoll(interests, newQueue);
    }
}

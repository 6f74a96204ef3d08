package dev.ringside.machine;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

import java.util.List;

/// Descriptors in the order in which they were put in, each at most once. Finding, adding and
/// taking out any of them costs the logarithm of their number.
///
/// ```
///   order    place ──▶ fd      what is read from front to back
///   places   fd ──▶ place      what finds an entry in it
/// ```
///
/// @param order the descriptors by their place; places only grow, and may have gaps
/// @param places the same, the other way round
record ReadyList(PSortedMap<Long, Integer> order, PSortedMap<Integer, Long> places) {
    static final ReadyList EMPTY = new ReadyList(TreePMap.empty(), TreePMap.empty());

    boolean contains(int fd) {
        return places.containsKey(fd);
    }

    int size() {
        return order.size();
    }

    /// The descriptors from front to back.
    List<Integer> descriptors() {
        return List.copyOf(order.values());
    }

    /// The place of `fd`; -1 if it is not there.
    long placeOf(int fd) {
        Long place = places.get(fd);
        return place == null ? -1 : place;
    }

    /// The one in front; null if there is none.
    @Nullable Integer front() {
        return order.isEmpty() ? null : order.get(order.firstKey());
    }

    /// With `fd` at the end, unless it is there already.
    ReadyList plus(int fd) {
        if (contains(fd)) {
            return this;
        }
        long place = order.isEmpty() ? 0 : order.lastKey() + 1;
        return new ReadyList(order.plus(place, fd), places.plus(fd, place));
    }

    ReadyList minus(int fd) {
        Long place = places.get(fd);
        return place == null ? this : new ReadyList(order.minus(place), places.minus(fd));
    }
}

package dev.ringside.machine;

import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

import java.util.Map;

/// The other way round through a [Machine]: from an object to whatever refers to it. All of it
/// follows from the machine's tables and is kept only because thousands of descriptors would have
/// to be looked through for it at every fact.
///
/// @param observed the thread ids of the experiment's tasks
/// @param holders for each object, the descriptors that refer to it; no entry is empty
/// @param watchers for each object, the entries of interest lists that it is behind; no entry is
///   empty
/// @param passing the segments that are gone when the kernel's deferred work ends
record Index(
        PSortedSet<Integer> observed,
        PSortedMap<Long, PSortedSet<Descriptor>> holders,
        PSortedMap<Long, PSortedSet<Watcher>> watchers,
        PSortedSet<String> passing) {
    static final Index EMPTY =
            new Index(TreePSet.empty(), TreePMap.empty(), TreePMap.empty(), TreePSet.empty());

    /// An entry of an interest list.
    ///
    /// @param epoll the instance's id
    /// @param fd the descriptor under which it was added
    record Watcher(long epoll, int fd) implements Comparable<Watcher> {
        @Override
        public int compareTo(Watcher other) {
            int byEpoll = Long.compare(epoll, other.epoll);
            return byEpoll != 0 ? byEpoll : Integer.compare(fd, other.fd);
        }
    }

    /// The index of the tables of `m`, made from nothing.
    static Index of(Machine m) {
        var holders = Index.EMPTY.holders;
        for (var table : m.descriptors().entrySet()) {
            for (var entry : table.getValue().entrySet()) {
                var descriptor = new Descriptor(table.getKey(), entry.getKey());
                holders = plus(holders, entry.getValue(), descriptor);
            }
        }
        var watchers = Index.EMPTY.watchers;
        for (var epoll : m.epolls().entrySet()) {
            for (var interest : epoll.getValue().interests().values()) {
                var watcher = new Watcher(epoll.getKey(), interest.fd());
                watchers = plus(watchers, interest.object(), watcher);
            }
        }
        return new Index(observed(m), holders, watchers, passing(m));
    }

    private static PSortedSet<Integer> observed(Machine m) {
        PSortedSet<Integer> observed = TreePSet.empty();
        for (var task : m.tasks().values()) {
            observed = task.who().observed() ? observed.plus(task.tid()) : observed;
        }
        return observed;
    }

    private static PSortedSet<String> passing(Machine m) {
        PSortedSet<String> passing = TreePSet.empty();
        for (var segment : m.segments().values()) {
            passing = segment.passing() ? passing.plus(segment.id()) : passing;
        }
        return passing;
    }

    static <T extends Comparable<T>> PSortedMap<Long, PSortedSet<T>> plus(
            PSortedMap<Long, PSortedSet<T>> map, @Nullable Long object, T one) {
        return object == null ? map : map.plus(object, all(map, object).plus(one));
    }

    static <T extends Comparable<T>> PSortedMap<Long, PSortedSet<T>> minus(
            PSortedMap<Long, PSortedSet<T>> map, @Nullable Long object, T one) {
        if (object == null) {
            return map;
        }
        var rest = all(map, object).minus(one);
        return rest.isEmpty() ? map.minus(object) : map.plus(object, rest);
    }

    static <T extends Comparable<T>> PSortedSet<T> all(Map<Long, PSortedSet<T>> map, Long object) {
        var known = map.get(object);
        return known != null ? known : TreePSet.empty();
    }
}

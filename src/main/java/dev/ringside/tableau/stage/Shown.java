package dev.ringside.tableau.stage;

import dev.ringside.machine.Task;
import dev.ringside.tableau.cast.Roster;
import dev.ringside.tableau.cast.Roster.Endpoint;
import dev.ringside.trace.Copied;
import dev.ringside.trace.Discarded;
import dev.ringside.trace.Queued;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which of the sockets are shown at one moment, if there is not room for all of them. A socket has
/// a home among the places, and those without bytes give way to those with, so little moves.
///
/// @param tiles the sockets that have a place of their own, by the order of the places
/// @param map further ones, of which only the number is shown
/// @param hidden how many more there are
/// @param hiddenWithBytes how many of those have bytes in their queue
record Shown(List<Endpoint> tiles, List<Endpoint> map, int hidden, int hiddenWithBytes) {
    static Shown of(Moment moment, Roster roster, int places, int mapPlaces) {
        var all = roster.sockets();
        if (all.size() <= places) {
            return new Shown(all, List.of(), 0, 0);
        }
        var busy = new Busy(moment, roster);
        var tiles = tiles(all, busy.ranks(), places);
        var taken = new HashSet<>(tiles);
        var map = new ArrayList<Endpoint>();
        for (int i = 0; i < all.size() && map.size() < mapPlaces; i++) {
            if (!taken.contains(all.get(i))) {
                map.add(all.get(i));
            }
        }
        taken.addAll(map);
        map.sort(Comparator.comparingInt(Endpoint::fd));
        int hiddenWithBytes =
                (int) busy.ranks().stream().filter(r -> !taken.contains(all.get(r))).count();
        return new Shown(tiles, map, all.size() - taken.size(), hiddenWithBytes);
    }

    /// The sockets that have something to show, by their place among all.
    private record Busy(List<Integer> ranks) {
        Busy(Moment moment, Roster roster) {
            this(
                    Stream.concat(
                                    moment.machine().sockets().values().stream()
                                            .filter(s -> !s.queue().chunks().isEmpty())
                                            .map(s -> s.object().id()),
                                    changed(moment))
                            .map(object -> roster.ranks().getOrDefault(object, -1))
                            .filter(rank -> rank >= 0)
                            .distinct()
                            .sorted()
                            .toList());
        }

        /// The objects whose queues were changed by the news.
        private static Stream<Long> changed(Moment moment) {
            var objects = Stream.<Long>builder();
            for (var event : moment.news()) {
                if (event instanceof Queued e) {
                    objects.add(e.object());
                } else if (event instanceof Discarded e) {
                    objects.add(e.object());
                } else if (event instanceof Copied e && e.fd() != null) {
                    int fd = e.fd();
                    var machine = moment.machine();
                    machine.task(e.at().tid())
                            .flatMap((Task task) -> machine.object(task, fd))
                            .ifPresent(objects::add);
                }
            }
            return objects.build();
        }
    }

    /// Each busy one goes to its home or, if that is taken, to the next free place; what is left
    /// shows those whose home it is from the beginning.
    private static List<Endpoint> tiles(List<Endpoint> all, List<Integer> busy, int places) {
        var ranks = new int[places];
        Arrays.fill(ranks, -1);
        for (int rank : busy.subList(0, Math.min(places, busy.size()))) {
            int place = rank % places;
            while (ranks[place] >= 0) {
                place = (place + 1) % places;
            }
            ranks[place] = rank;
        }
        Set<Integer> taken = new HashSet<>();
        Arrays.stream(ranks).forEach(taken::add);
        int next = 0;
        for (int place = 0; place < places; place++) {
            if (ranks[place] < 0) {
                int rank = place;
                while (taken.contains(rank)) {
                    rank = next++;
                }
                ranks[place] = rank;
                taken.add(rank);
            }
        }
        return Arrays.stream(ranks).mapToObj(all::get).toList();
    }

    /// The place of a socket that has one; -1 if it has none.
    int place(long object) {
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).object() == object) {
                return i;
            }
        }
        return -1;
    }
}

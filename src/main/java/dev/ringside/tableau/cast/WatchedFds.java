package dev.ringside.tableau.cast;

import dev.ringside.trace.Watched;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/// Descriptors that a call waits for, or one kind of event on them. There may be thousands in a few
/// groups, so they are never listed as a whole.
///
/// @param groups the groups
public record WatchedFds(List<Watched> groups) {
    /// Those for which `event` is among the events.
    public WatchedFds with(String event) {
        return new WatchedFds(groups.stream().filter(g -> has(g, event)).toList());
    }

    private static boolean has(Watched group, String event) {
        return ("|" + group.events() + "|").contains("|" + event + "|");
    }

    /// How many there are.
    public long count() {
        return groups.stream().mapToLong(g -> Math.max(0L, 1L + g.to() - g.fd())).sum();
    }

    public boolean contains(int fd) {
        return groups.stream().anyMatch(g -> g.fd() <= fd && fd <= g.to());
    }

    /// The events of a descriptor; empty if it is not among these.
    public String events(int fd) {
        return groups.stream()
                .filter(g -> g.fd() <= fd && fd <= g.to())
                .map(Watched::events)
                .findFirst()
                .orElse("");
    }

    /// How many letters the longest events have.
    public int longestEvents() {
        return groups.stream().mapToInt(g -> g.events().length()).max().orElse(0);
    }

    /// The first ones, at most `most`.
    public List<Integer> first(int most) {
        var first = new LinkedHashSet<Integer>();
        for (var group : groups) {
            for (long fd = group.fd(); fd <= group.to() && first.size() < most; fd++) {
                first.add((int) fd);
            }
        }
        return List.copyOf(first);
    }

    /// At most `room` of them by number: all if they fit, else one fewer, for the last place says
    /// how many more there are; then the `interesting` ones are preferred.
    public List<Integer> shown(int room, Collection<Integer> interesting) {
        if (count() <= room) {
            return first(room).stream().sorted().toList();
        }
        var chosen = new TreeSet<Integer>();
        int places = Math.max(0, room - 1);
        interesting.stream().filter(this::contains).limit(places).forEach(chosen::add);
        for (int fd : first(places)) {
            if (chosen.size() < places) {
                chosen.add(fd);
            }
        }
        return List.copyOf(chosen);
    }
}

package dev.ringside.app.timeline;

import dev.ringside.story.tracks.Flow;
import dev.ringside.story.tracks.Track;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// The arrows between the rows, on one axis.
final class Arrows {
    private final List<Flow> flows;
    private final double[] places;
    private final int[] from;
    private final int[] to;

    /// @param axis the axis that the places are on
    Arrows(List<Flow> flows, List<Track> tracks, Axis axis) {
        var rows = new HashMap<String, Integer>();
        tracks.forEach(track -> rows.put(track.id(), rows.size()));
        this.flows = new ArrayList<>(flows);
        this.places = flows.stream().mapToDouble(f -> axis.ofFact(f.fact())).toArray();
        this.from = flows.stream().mapToInt(f -> rows.getOrDefault(f.from(), 0)).toArray();
        this.to = flows.stream().mapToInt(f -> rows.getOrDefault(f.to(), 0)).toArray();
    }

    int size() {
        return places.length;
    }

    /// Where an arrow is, from 0 to 1.
    double place(int index) {
        return places[index];
    }

    /// The row in which it begins.
    int from(int index) {
        return from[index];
    }

    /// The row in which it ends.
    int to(int index) {
        return to[index];
    }

    boolean inferred(int index) {
        return flows.get(index).inferred();
    }

    /// The first arrow that is not before `place`.
    int firstFrom(double place) {
        return Lane.firstNotBefore(places, places.length, place);
    }
}

package dev.ringside.app.timeline;

import dev.ringside.story.tracks.Slice;
import dev.ringside.story.tracks.Track;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A row on one axis, ready to be drawn at any zoom: where each of its pieces begins, and sums.
///
/// ```
///   pieces    │ user │kernel│   gap   │ softirq │ …     a gap is a piece of no kind
///   edges     0      5      13        20        26
///   sums      before every 64th piece, how wide all pieces of each kind are together
/// ```
///
/// So what there is of each kind in any part of it is known after looking at 128 pieces at most,
/// even if there are a million. It is made away from the window's thread and never changes.
public final class Lane {
    /// What a piece is.
    ///
    /// @param kind what goes on
    /// @param call the system call; null if none
    /// @param note more about it; null if there is nothing more
    record What(Slice.Kind kind, @Nullable String call, @Nullable String note) {}

    /// How many kinds there are; this number itself stands for a gap.
    static final int GAP = Slice.Kind.values().length;

    private static final Slice.Kind[] KINDS = Slice.Kind.values();
    private static final Map<Slice.Kind, Integer> NUMBERS = numbers();
    private static final int BLOCK = 64;

    private final Track track;
    private final double length;
    private final double[] edges;
    private final byte[] kinds;
    private final int[] slices;
    private final int[] whats;
    private final List<What> distinct;
    private final double[] sums;
    private final double[] markers;

    private Lane(Track track, double length, Pieces pieces, double[] markers) {
        this.track = track;
        this.length = length;
        this.edges = Arrays.copyOf(pieces.edges, pieces.size + 1);
        this.kinds = Arrays.copyOf(pieces.kinds, pieces.size);
        this.slices = Arrays.copyOf(pieces.slices, pieces.size);
        this.whats = Arrays.copyOf(pieces.whats, pieces.size);
        this.distinct = List.copyOf(pieces.distinct);
        this.sums = sums(edges, kinds);
        this.markers = markers;
    }

    /// The row of `track` in story time. Its places are those of the axis.
    static Lane of(Track track, StoryAxis axis, int facts) {
        var pieces = new Pieces(track.slices().size());
        for (int i = 0; i < track.slices().size(); i++) {
            var slice = track.slices().get(i);
            pieces.add(slice, i, axis.ofFact(slice.fact()), follows(track, i));
            pieces.end(slice.next() == facts ? 1 : axis.ofFact(slice.next()));
        }
        double[] markers =
                track.markers().stream().mapToDouble(m -> axis.ofFact(m.fact())).toArray();
        return new Lane(track, 1, pieces, markers);
    }

    /// The row of `track` in true time. Its places are nanoseconds.
    static Lane of(Track track, TrueAxis axis) {
        var pieces = new Pieces(track.slices().size());
        for (int i = 0; i < track.slices().size(); i++) {
            var slice = track.slices().get(i);
            pieces.add(slice, i, (double) slice.fromNanos(), follows(track, i));
            pieces.end((double) slice.toNanos());
        }
        double[] markers = track.markers().stream().mapToDouble(m -> (double) m.nanos()).toArray();
        return new Lane(track, (double) axis.durationNanos(), pieces, markers);
    }

    /// Whether slice `index` begins where the one before it ends.
    private static boolean follows(Track track, int index) {
        return index > 0
                && track.slices().get(index - 1).toNanos() == track.slices().get(index).fromNanos();
    }

    Track track() {
        return track;
    }

    /// The place of the end of the axis.
    double length() {
        return length;
    }

    /// How many pieces there are.
    int size() {
        return kinds.length;
    }

    /// Where piece `index` begins; the end of the last one for their number.
    double edge(int index) {
        return edges[index];
    }

    /// The number of the kind of a piece, or [#GAP].
    int kind(int index) {
        return kinds[index];
    }

    /// Which of [#whats] a piece is; -1 for a gap.
    int what(int index) {
        return whats[index];
    }

    /// What there is in this row, each once.
    List<What> whats() {
        return distinct;
    }

    /// The slice of a piece; null for a gap.
    @Nullable Slice slice(int index) {
        return slices[index] < 0 ? null : track.slices().get(slices[index]);
    }

    int markers() {
        return markers.length;
    }

    /// Where marker `index` is.
    double marker(int index) {
        return markers[index];
    }

    /// The first marker that is not before `place`.
    int markerFrom(double place) {
        return firstNotBefore(markers, markers.length, place);
    }

    /// The piece that is at `place`; the first one if that is before all, the last one if beyond;
    /// -1 if there is none.
    int at(double place) {
        int found = firstNotBefore(edges, kinds.length, Math.nextUp(place)) - 1;
        return Math.max(found, Math.min(0, kinds.length - 1));
    }

    /// How wide the pieces of each kind are together between two places.
    ///
    /// @param widths is filled in, by the number of the kind
    void widths(double from, double to, double[] widths) {
        Arrays.fill(widths, 0);
        if (kinds.length == 0 || to <= from) {
            return;
        }
        int first = at(from);
        int last = at(to);
        for (int i = first + 1; i < last; ) {
            if (i % BLOCK == 0 && i + BLOCK <= last) {
                int blocks = (last - i) / BLOCK;
                addBlocks(i / BLOCK, blocks, widths);
                i += blocks * BLOCK;
            } else {
                widths[kinds[i]] += edges[i + 1] - edges[i];
                i++;
            }
        }
        addPart(first, from, to, widths);
        if (last != first) {
            addPart(last, from, to, widths);
        }
    }

    private void addBlocks(int block, int blocks, double[] widths) {
        for (int kind = 0; kind <= GAP; kind++) {
            widths[kind] +=
                    sums[(block + blocks) * (GAP + 1) + kind] - sums[block * (GAP + 1) + kind];
        }
    }

    private void addPart(int piece, double from, double to, double[] widths) {
        double begin = Math.max(from, edges[piece]);
        widths[kinds[piece]] += Math.max(0, Math.min(to, edges[piece + 1]) - begin);
    }

    static Slice.Kind kindOf(int number) {
        return KINDS[number];
    }

    static int numberOf(Slice.Kind kind) {
        return NUMBERS.getOrDefault(kind, GAP);
    }

    static int firstNotBefore(double[] places, int size, double place) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle] < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] sums(double[] edges, byte[] kinds) {
        var sums = new double[(kinds.length / BLOCK + 1) * (GAP + 1)];
        var soFar = new double[GAP + 1];
        for (int i = 0; i <= kinds.length; i++) {
            if (i % BLOCK == 0) {
                System.arraycopy(soFar, 0, sums, i / BLOCK * (GAP + 1), GAP + 1);
            }
            if (i < kinds.length) {
                soFar[kinds[i]] += edges[i + 1] - edges[i];
            }
        }
        return sums;
    }

    private static Map<Slice.Kind, Integer> numbers() {
        var numbers = new EnumMap<Slice.Kind, Integer>(Slice.Kind.class);
        for (int i = 0; i < KINDS.length; i++) {
            numbers.put(KINDS[i], i);
        }
        return numbers;
    }

    /// The columns while they are filled.
    private static final class Pieces {
        final Map<What, Integer> known = new HashMap<>();
        final List<What> distinct = new ArrayList<>();
        final double[] edges;
        final byte[] kinds;
        final int[] slices;
        final int[] whats;
        int size;

        Pieces(int count) {
            int most = 2 * count + 1; // each slice may have a gap before it
            edges = new double[most + 1];
            kinds = new byte[most];
            slices = new int[most];
            whats = new int[most];
        }

        void add(Slice slice, int index, double from, boolean follows) {
            if (!follows && from > edges[size]) {
                put(GAP, -1, -1);
            }
            edges[size] = Math.max(from, edges[Math.max(0, size - 1)]);
            var what = new What(slice.kind(), slice.call(), slice.note());
            put(numberOf(slice.kind()), index, known.computeIfAbsent(what, this::next));
        }

        void end(double to) {
            edges[size] = Math.max(to, edges[size - 1]);
        }

        private int next(What what) {
            distinct.add(what);
            return distinct.size() - 1;
        }

        private void put(int kind, int slice, int what) {
            kinds[size] = (byte) kind;
            slices[size] = slice;
            whats[size] = what;
            size++;
        }
    }
}

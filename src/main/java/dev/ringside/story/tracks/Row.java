package dev.ringside.story.tracks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A row that grows from fact to fact: what goes on now, and what went on before.
final class Row {
    /// What goes on.
    record Now(Slice.Kind kind, int task, @Nullable String call, @Nullable String note) {
        static final Now UNKNOWN = new Now(Slice.Kind.UNKNOWN, -1, null, null);
    }

    private final List<Slice> slices = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private Now now = Now.UNKNOWN;
    private @Nullable String note;
    private long sinceNanos;
    private int fact;

    /// From the fact at `index` on, this goes on.
    void change(Now next, long nanos, int index) {
        if (!next.equals(now)) {
            end(nanos, index);
            now = next;
            note = next.note();
            sinceNanos = nanos;
            fact = index;
        }
    }

    /// What goes on now has become known more exactly.
    void remark(String more) {
        note = more;
    }

    void mark(Marker.Kind kind, long nanos, int index) {
        markers.add(new Marker(kind, nanos, index));
    }

    List<Slice> slices(long endNanos, int facts) {
        end(endNanos, facts);
        return List.copyOf(slices);
    }

    /// The slices without those during which nothing is known, of a row that may have gaps.
    List<Slice> known(long endNanos, int facts) {
        return slices(endNanos, facts).stream()
                .filter(s -> s.kind() != Slice.Kind.UNKNOWN)
                .toList();
    }

    List<Marker> markers() {
        return List.copyOf(markers);
    }

    boolean isEmpty() {
        return markers.isEmpty() && slices.isEmpty() && now.equals(Now.UNKNOWN);
    }

    /// What took no time at all is no interval.
    private void end(long nanos, int index) {
        if (nanos > sinceNanos) {
            slices.add(
                    new Slice(
                            sinceNanos,
                            nanos,
                            now.kind(),
                            now.task(),
                            now.call(),
                            note,
                            fact,
                            index));
        }
    }
}

package dev.ringside.machine;

import dev.ringside.trace.Queued;
import dev.ringside.trace.SegmentReceived;
import dev.ringside.trace.SegmentSent;

import org.pcollections.PSortedMap;
import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/// The packets on their way, while a fact is applied.
final class SegmentsDraft {
    private PSortedMap<String, Segment> segments;
    private PSortedSet<String> passing;

    SegmentsDraft(Machine before) {
        this.segments = before.segments();
        this.passing = before.index().passing();
    }

    PSortedMap<String, Segment> segments() {
        return segments;
    }

    PSortedSet<String> passing() {
        return passing;
    }

    void sent(SegmentSent e) {
        if (e.segment() != null) {
            put(new Segment(e.segment(), e.device(), e.lengthBytes(), false));
        }
    }

    void received(SegmentReceived e) {
        var known = e.segment() == null ? null : segments.get(e.segment());
        if (known != null) {
            put(known.arrived());
        }
    }

    void queued(Queued e) {
        if (e.segment() != null) {
            segments = segments.minus(e.segment());
            passing = passing.minus(e.segment());
        }
    }

    void forgetPassing() {
        segments = segments.minusAll(passing);
        passing = TreePSet.empty();
    }

    private void put(Segment segment) {
        segments = segments.plus(segment.id(), segment);
        passing = segment.passing() ? passing.plus(segment.id()) : passing.minus(segment.id());
    }
}

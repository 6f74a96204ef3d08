package dev.ringside.app;

import dev.ringside.app.session.Session;
import dev.ringside.app.timeline.Range;
import dev.ringside.app.timeline.TimelineListener;
import dev.ringside.app.timeline.Viewport;

import org.jspecify.annotations.Nullable;

/// Does what somebody wants who works on the timeline.
record TimelineCommands(Session session) implements TimelineListener {
    @Override
    public void seek(double place) {
        session.seek(place);
    }

    @Override
    public void toFact(int fact) {
        session.toFact(fact);
    }

    @Override
    public void view(Viewport viewport) {
        session.view(viewport);
    }

    @Override
    public void choose(@Nullable Range range) {
        session.choose(range);
    }

    @Override
    public void selectTask(int tid) {
        session.select("task:" + tid, tid);
    }

    /// The range begins here.
    void beginRange() {
        long end = session.recorded().story().durationNanos();
        var range = session.range();
        long now = session.nanos();
        session.choose(range == null ? new Range(now, end) : range.from(now));
    }

    /// The range ends here.
    void endRange() {
        var range = session.range();
        long now = session.nanos();
        session.choose(range == null ? new Range(0, now) : range.to(now));
    }

    /// Shows the range from one side to the other, if there is one.
    void zoomToRange() {
        var range = session.range();
        if (range != null) {
            session.view(range.on(session.axis()));
        }
    }
}

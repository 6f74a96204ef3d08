package dev.ringside.app.timeline;

import org.jspecify.annotations.Nullable;

/// Who is told what somebody does with the timeline.
public interface TimelineListener {
    /// Pointed at a place of the axis.
    void seek(double place);

    /// Pointed at a fact: it is to be the last one behind.
    void toFact(int fact);

    /// Zoomed or panned.
    void view(Viewport viewport);

    /// Chose a range, or none any more.
    void choose(@Nullable Range range);

    /// Chose a task.
    void selectTask(int tid);
}

package dev.ringside.app.timeline;

import dev.ringside.app.theme.Texts;
import dev.ringside.story.Story;

import org.jspecify.annotations.Nullable;

/// What the timeline shows.
///
/// @param story the recording
/// @param lanes its rows
/// @param axis where its moments are
/// @param viewport the part that can be seen
/// @param cursor where the cursor stands on the axis
/// @param selectedTask the task whose row is marked, or -1
/// @param range the part that somebody has chosen; null if none
/// @param texts the words
/// @param scale how large everything is drawn; 1 in a window of 1080 pixels
public record TimelineModel(
        Story story,
        Lanes lanes,
        Axis axis,
        Viewport viewport,
        double cursor,
        int selectedTask,
        @Nullable Range range,
        Texts texts,
        double scale) {
    /// Whether the same rows would be drawn for `other`.
    @SuppressWarnings("ReferenceEquality") // a whole recording is never compared fact by fact
    boolean sameRows(TimelineModel other) {
        return lanes == other.lanes
                && axis == other.axis
                && viewport.equals(other.viewport)
                && texts == other.texts
                && scale == other.scale;
    }
}

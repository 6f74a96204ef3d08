/// The rows of the timeline, as data: who did what, from when to when.
@NullMarked
package dev.ringside.story.tracks;

import org.jspecify.annotations.NullMarked;

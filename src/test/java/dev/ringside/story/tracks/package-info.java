/// Tests of the story.
@NullMarked
package dev.ringside.story.tracks;

import org.jspecify.annotations.NullMarked;

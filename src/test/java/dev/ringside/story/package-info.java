/// Tests of the story.
@NullMarked
package dev.ringside.story;

import org.jspecify.annotations.NullMarked;

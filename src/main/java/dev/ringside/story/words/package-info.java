/// What a story is told with: the languages and their texts, and what tasks, calls and durations
/// are called.
@NullMarked
package dev.ringside.story.words;

import org.jspecify.annotations.NullMarked;

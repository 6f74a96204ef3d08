/// What can happen in a step, as data.
@NullMarked
package dev.ringside.story.happening;

import org.jspecify.annotations.NullMarked;

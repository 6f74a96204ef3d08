/// What a trace means: steps, phases, figures, and the sentence for each.
@NullMarked
package dev.ringside.story;

import org.jspecify.annotations.NullMarked;

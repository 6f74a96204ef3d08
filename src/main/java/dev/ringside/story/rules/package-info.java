/// Which facts make which step.
@NullMarked
package dev.ringside.story.rules;

import org.jspecify.annotations.NullMarked;

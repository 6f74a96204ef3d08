/// The stage: draws a tableau and moves from one to the next.
@NullMarked
package dev.ringside.app.stage;

import org.jspecify.annotations.NullMarked;

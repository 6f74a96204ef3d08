/// What the window costs: frames while it plays, and its start.
@NullMarked
package dev.ringside.bench.window;

import org.jspecify.annotations.NullMarked;

/// How fast the timeline of a very long recording is.
@NullMarked
package dev.ringside.bench.timeline;

import org.jspecify.annotations.NullMarked;

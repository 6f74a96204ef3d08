/// How a trace of a million facts is opened and played.
@NullMarked
package dev.ringside.bench.scale;

import org.jspecify.annotations.NullMarked;

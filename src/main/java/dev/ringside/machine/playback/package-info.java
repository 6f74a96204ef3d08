/// Going to any fact of a trace, forwards and backwards.
@NullMarked
package dev.ringside.machine.playback;

import org.jspecify.annotations.NullMarked;

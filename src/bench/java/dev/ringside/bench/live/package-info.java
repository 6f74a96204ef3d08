/// How soon the window shows what somebody does by hand.
@NullMarked
package dev.ringside.bench.live;

import org.jspecify.annotations.NullMarked;

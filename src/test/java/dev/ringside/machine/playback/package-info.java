/// Tests of going to any fact.
@NullMarked
package dev.ringside.machine.playback;

import org.jspecify.annotations.NullMarked;

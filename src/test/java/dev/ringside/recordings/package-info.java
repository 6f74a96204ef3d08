/// Tests of the recordings that come with the program, and of those that must open for ever.
@NullMarked
package dev.ringside.recordings;

import org.jspecify.annotations.NullMarked;

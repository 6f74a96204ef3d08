/// Holds the file format against real recordings, odd ones and hostile ones.
@NullMarked
package dev.ringside.trace.json;

import org.jspecify.annotations.NullMarked;

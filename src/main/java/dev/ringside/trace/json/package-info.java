/// The file of a recording: one JSON document with one fact a line, written and read as a stream.
@NullMarked
package dev.ringside.trace.json;

import org.jspecify.annotations.NullMarked;

/// The recordings that come with the program, and how any recording is read. No toolkit.
@NullMarked
package dev.ringside.app.library;

import org.jspecify.annotations.NullMarked;

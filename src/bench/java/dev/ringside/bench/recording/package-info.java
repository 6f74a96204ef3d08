/// What recording adds to a system call of the recorded thread.
@NullMarked
package dev.ringside.bench.recording;

import org.jspecify.annotations.NullMarked;
